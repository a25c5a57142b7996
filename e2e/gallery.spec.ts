import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { AppServer } from './app-server.ts';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const INPUT = { positivePrompt: 'A lighthouse in fog', width: 256, height: 256 };

/** Has images made, one for each seed, and waits until all are here; the last stands first in the gallery. */
async function makeImages(page: Page, { url }: AppServer, seeds: readonly string[]): Promise<void> {
  for (const seed of seeds) {
    const data = { id: randomUUID(), model: MODEL, input: { ...INPUT, seed } };
    expect((await page.request.post(`${url}/api/tasks`, { data, headers: { origin: url } })).status()).toBe(
      202,
    );
  }
  const q = encodeURIComponent(`is:done seed:${seeds[0]}..${seeds.at(-1)}`);
  await expect
    .poll(async () => (await (await page.request.get(`${url}/api/tasks/totals?q=${q}`)).json()).images, {
      timeout: 30_000,
    })
    .toBe(seeds.length);
}

const tileOf = (page: Page, seed: string) =>
  page.getByRole('button', { name: new RegExp(`done, seed ${seed},`) });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search prompts and parameters' });

/** Drags a rubber band from right of the last tile into the one with a seed. */
async function dragFromRight(page: Page, seed: string): Promise<void> {
  await expect(tileOf(page, seed)).toBeVisible();
  const box = await tileOf(page, seed).boundingBox();
  if (!box) throw new Error(`The tile of seed ${seed} is not in sight.`);
  await page.mouse.move(box.x + box.width * 3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 4 });
  await page.mouse.up();
}

test('one of many is found by its seed, a mistake is told where it stands, and the link finds it again', async ({
  page,
  server,
}) => {
  const seeds = ['9007199254752992', '9007199254752993', '9007199254752994'];
  await makeImages(page, server, seeds);
  await page.goto(`${server.url}/gallery`);
  await expect(tileOf(page, '9007199254752994')).toBeVisible();

  // By keys alone: the key is completed, the rest is typed.
  await search(page).focus();
  await page.keyboard.type('see');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /^seed:/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('9007199254752993 steps:>abc');
  // It is told when the typing rests, before Enter.
  await expect(page.getByText('“steps:>abc”: after steps: comes a number', { exact: false })).toBeVisible();
  await page.keyboard.type(' ');
  await expect(search(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('fog');
  await page.keyboard.press('Enter');
  await expect(tileOf(page, '9007199254752993')).toBeVisible();
  for (const other of ['9007199254752992', '9007199254752994'])
    await expect(tileOf(page, other)).toBeHidden();
  await expect(page.getByText('“steps:>abc”: after steps: comes a number', { exact: false })).toBeVisible();
  await expect(page.getByText('1 image of 1 task')).toBeVisible();

  await page.reload();
  await expect(search(page)).toHaveValue('seed:9007199254752993 steps:>abc fog');
  await expect(tileOf(page, '9007199254752993')).toBeVisible();
  await expect(tileOf(page, '9007199254752994')).toBeHidden();
  await page.getByRole('button', { name: 'Take away seed:9007199254752993' }).click();
  await expect(search(page)).toHaveValue('steps:>abc fog');
  await expect(tileOf(page, '9007199254752994')).toBeVisible();
});

test('of the images of one task those are shown and summed that a query finds', async ({ page, server }) => {
  const seeds = ['990031337', '990031338', '990031339'];
  const prompt = 'jazzclub at four';
  const data = {
    id: randomUUID(),
    model: MODEL,
    input: { ...INPUT, positivePrompt: prompt, numberResults: 3, seed: seeds[0] },
  };
  await page.request.post(`${server.url}/api/tasks`, { data, headers: { origin: server.url } });
  await page.goto(`${server.url}/gallery?q=jazzclub`);
  for (const seed of seeds) await expect(tileOf(page, seed)).toBeVisible();
  await expect(page.getByText('3 images of 1 task')).toBeVisible();

  await search(page).fill('seed:990031338');
  await expect(tileOf(page, '990031337')).toBeHidden();
  await expect(tileOf(page, '990031338')).toBeVisible();
  await expect(page.getByText('1 image of 1 task')).toBeVisible();

  await search(page).fill('jazzclub -seed:990031338');
  await expect(tileOf(page, '990031337')).toBeVisible();
  await expect(tileOf(page, '990031339')).toBeVisible();
  await expect(tileOf(page, '990031338')).toBeHidden();
  await expect(page.getByText('2 images of 1 task')).toBeVisible();

  // What is chosen comes to what is told above.
  await search(page).press('Enter');
  const sum = page.getByText(/^(≈ )?\$[\d.]+ play money$/);
  const told = await sum.textContent();
  await tileOf(page, '990031337').focus();
  await page.keyboard.press('Control+a');
  const chosen = page.getByRole('region', { name: 'Selection' }).getByRole('status');
  await expect(chosen).toContainText('2 images chosen');
  await expect(chosen.getByText(told ?? '', { exact: true })).toBeVisible();
});

test('many are chosen with keys, starred, tagged, deleted and given back', async ({ page, server }) => {
  await makeImages(page, server, ['71', '72', '73', '74']);
  await page.goto(`${server.url}/gallery?q=${encodeURIComponent('seed:71..74')}`);
  const bar = page.getByRole('region', { name: 'Selection' });
  await dragFromRight(page, '72');
  await expect(bar.getByRole('status')).toContainText('2 images chosen');
  await page.keyboard.press('Escape');
  await tileOf(page, '74').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(tileOf(page, '73')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar.getByRole('status')).toContainText('3 images chosen');
  await expect(bar.getByRole('link', { name: 'Compare' })).toHaveAttribute(
    'href',
    /^\/compare\?images=[^,]+,[^,]+,[^,]+$/,
  );
  await bar.getByRole('button', { name: 'Star' }).click();
  await expect(bar.getByRole('button', { name: 'Remove the stars' })).toBeVisible();
  await bar.getByRole('button', { name: 'Tag' }).click();
  const newTag = page.getByRole('textbox', { name: 'New tag' });
  await newTag.fill(`harbour wall, ${'x'.repeat(51)}, night`);
  await page.keyboard.press('Enter');
  for (const name of ['harbour wall', 'night'])
    await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
  await expect(page.getByText('This was not added: it has more than 50 characters.')).toBeVisible();
  await expect(newTag).toHaveValue('x'.repeat(51));
  await newTag.fill('');
  await page.keyboard.press('Escape');
  await search(page).fill('is:starred tag:"harbour wall"');
  await expect(page.getByText('3 images of 3 tasks')).toBeVisible();

  // The selection came along; Escape lets go of it, and a check with Shift takes all in between.
  await search(page).press('Enter');
  await tileOf(page, '74').focus();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.getByRole('checkbox', { name: /seed 74,/ }).check({ force: true });
  await page.getByRole('checkbox', { name: /seed 72,/ }).click({ force: true, modifiers: ['Shift'] });
  await expect(bar.getByRole('status')).toContainText('3 images chosen');
  await bar.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('3 images of 3 tasks')).toBeVisible();

  // What is noted about one is kept, and found.
  await tileOf(page, '73').click();
  const details = page.getByRole('dialog');
  // What went over the wire is read when it is opened.
  await details.getByRole('button', { name: 'Request and response' }).press('Enter');
  await expect(details.getByRole('region', { name: 'Request', exact: true })).toContainText('"seed": 73');
  await expect(details.getByRole('region', { name: /^Last answer, 200/ })).toContainText('"imageURL"');
  await expect(details.getByText('This answer ended the task.')).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await details.getByRole('combobox', { name: 'Rating' }).selectOption('4 of 5');
  await details.getByRole('textbox', { name: 'Note' }).fill('for the captain');
  await details.getByRole('textbox', { name: 'New tag' }).fill('blue');
  await page.keyboard.press('Enter');
  await expect(details.getByRole('button', { name: 'Take away the tag blue' })).toBeVisible();
  await page.keyboard.press('Escape');
  await search(page).fill('captain rating:>=4 tag:blue');
  await expect(page.getByText('1 image of 1 task')).toBeVisible();
  await expect(tileOf(page, '73')).toHaveAccessibleName(/starred, rated 4 of 5$/);
  await tileOf(page, '73').press('Space');
  await bar.getByRole('button', { name: 'Rate' }).press('Enter');
  await expect(page.getByRole('menuitemradio', { name: '4 of 5' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: '5 of 5' }).click();
  await expect(tileOf(page, '73')).toHaveAccessibleName(/rated 5 of 5, chosen$/);
  await tileOf(page, '73').press('Escape');

  await tileOf(page, '73').click();
  await details.getByRole('button', { name: 'Delete' }).click();
  await search(page).fill('is:deleted');
  await expect(tileOf(page, '73')).toBeVisible();
  await page.getByRole('button', { name: 'Empty the bin' }).click();
  await expect(page.getByText(/goes for good, with prompts and settings\. That frees/)).toBeVisible();
  await page.getByRole('button', { name: 'Empty it for good' }).click();
  await expect(page.getByText('The bin is empty')).toBeVisible();
});

test('who comes back finds the place where they were, and what was chosen', async ({ page, server }) => {
  await makeImages(page, server, ['91', '92', '93', '94', '95', '96']);
  await page.setViewportSize({ width: 360, height: 600 });
  await page.goto(`${server.url}/gallery`);
  await tileOf(page, '91').focus();
  await page.keyboard.press('Space');
  await expect(tileOf(page, '91')).toBeInViewport();
  const { y } = (await tileOf(page, '91').boundingBox()) ?? {};
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(page.getByRole('button', { name: /^Model: / })).toBeVisible();
  await page.getByRole('link', { name: 'Gallery' }).click();
  await expect(page.getByRole('region', { name: 'Selection' }).getByRole('status')).toContainText(
    '1 image chosen',
  );
  await expect.poll(async () => (await tileOf(page, '91').boundingBox())?.y).toBe(y);

  // What comes in above it moves nothing in sight: the list has grown, and the tile stands where it stood.
  const height = () =>
    page
      .getByRole('main')
      .evaluate((main) => Math.max(...[...main.children].map((part) => part.scrollHeight)));
  const before = await height();
  await makeImages(page, server, ['921', '922', '923', '924', '925', '926', '927', '928', '929', '930']);
  await expect.poll(height).toBeGreaterThan(before);
  await expect.poll(async () => (await tileOf(page, '91').boundingBox())?.y).toBe(y);
});

test('what is drawn above and beside the tiles has nothing for axe to say', async ({ page, server }) => {
  test.slow();
  await makeImages(page, server, ['81', '82', '83']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${server.url}/gallery?q=${encodeURIComponent('seed:81..83 steps:many')}`);
  await page.getByRole('radio', { name: 'Natural rows' }).check({ force: true });
  await page.getByRole('button', { name: /^Stack/ }).click();
  await page.getByRole('button', { name: '3 alike but for the seed' }).click();
  await tileOf(page, '83').focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('region', { name: 'Selection' }).getByRole('status')).toContainText(
    '3 images chosen',
  );
  await search(page).focus();
  await page.keyboard.type(' st');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /^steps:/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(page.getByRole('option', { name: /^steps:/ })).toBeVisible();
      const violations = await complaintsOfAxe(page);
      expect(
        violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
        `${colorScheme} at ${width} px`,
      ).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});
