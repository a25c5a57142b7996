import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { startAppServer } from './app-server.ts';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { giveImages } from './images/give-images.ts';
import { generate, openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const OTHER = 'replicate/qwen/qwen-image-2512';

const SMALL = { positivePrompt: 'A fox in the snow', width: 256, height: 256 };

/** What the browser keeps as a file, by what was done for it. */
async function downloaded(page: Page, act: () => Promise<void>) {
  const coming = page.waitForEvent('download');
  await act();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function expectNoComplaints(page: Page): Promise<void> {
  const violations = await complaintsOfAxe(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const boxOf = (page: Page, name: RegExp): Locator => page.getByRole('textbox', { name }).first();

test('B01 an image leaves with its recipe inside, and gives it back to the form that it is dropped on', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click();
  await generate(page);
  await page.getByRole('button', { name: 'Download the image with seed 80342' }).click();
  const { name, bytes } = await downloaded(page, () =>
    page.getByRole('menuitem', { name: 'With its recipe inside' }).click(),
  );
  expect(name).toMatch(/-80342\.(?:jpg|png|webp)$/);
  expect(bytes.includes('"seed":"80342"')).toBe(true);

  await openPlayground(page, server, OTHER);
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  const type = `image/${name.split('.').at(-1)?.replace('jpg', 'jpeg')}`;
  await giveImages(page.getByRole('main'), 'drop', { files: [{ name, type, bytes }] });
  await page.getByRole('button', { name: 'Fill the form…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a recipe' });
  await expect(dialog.getByRole('region', { name: 'Taken' })).toContainText('80342');
  await expectNoComplaints(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Model: Qwen-Image-2512/ })).toBeVisible();
  await expect(boxOf(page, /^Seed/)).toHaveValue('80342');
  // An image has its place in the form as well; nothing else was asked of the server.
  expect(posts.filter((url) => !url.endsWith('/api/uploads'))).toEqual([]);
});

test('B04 a file is chosen by keys, and what cannot be read of it is said', async ({
  page,
  server,
}, info) => {
  await openPlayground(page, server, MODEL);
  const chooseFile = async (file: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Form', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Fill from a file' }).press('Enter');
    await (await chooser).setFiles(file);
  };
  const [large, recipe] = [info.outputPath('large.json'), info.outputPath('recipe.json')];
  writeFileSync(large, '');
  // As long as that, without a byte in it: nobody is to look.
  truncateSync(large, 500_000_000);
  await chooseFile(large);
  await expect(
    page.getByText('It has 500 MB; a recipe has 4 MB at the most. It was not read.'),
  ).toBeVisible();

  const input = { positivePrompt: 'A kept prompt', webhookURL: 'https://hooks.example/secret' };
  writeFileSync(recipe, JSON.stringify({ program: 'Proofsheet', version: 1, model: MODEL, input }));
  await chooseFile(recipe);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a recipe' });
  await expect(dialog.getByRole('list', { name: 'Left out' })).toHaveText(
    'webhookURL: It is private: type it in the form.',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Positive prompt/i })).toHaveValue('A kept prompt');
});

test('B15 a ZIP that is no export is refused wherever it is dropped, and the page stays', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  const bytes = Buffer.from('PK\u0003\u0004 no end');
  const targets = [
    ['photos.zip', page.getByRole('main')],
    ['seed.zip', page.getByRole('button', { name: /Seed image.*Choose, drop or paste/ })],
  ] as const;
  for (const [name, target] of targets) {
    await giveImages(target, 'drop', { files: [{ name, type: 'application/zip', bytes }] });
    await expect(page.getByText(`${name} cannot be brought in.`, { exact: true })).toBeVisible();
  }
  await expect(page.getByText('is a ZIP archive')).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Import an export' })).toHaveCount(0);
});

test('everything is exported, and comes back in an empty data folder', async ({ page, server }) => {
  test.slow();
  await openPlayground(page, server, MODEL);
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').nth(1).click();
  await generate(page);
  await page.goto(`${server.url}/gallery`);
  await page.getByRole('button', { name: 'Export and import' }).click();
  const { name, bytes } = await downloaded(page, () =>
    page.getByRole('menuitem', { name: 'Export all that is shown' }).click(),
  );
  expect(name).toMatch(/\.zip$/);

  const other = await startAppServer();
  try {
    await page.goto(`${other.url}/gallery`);
    await expect(page.getByText('No images yet')).toBeVisible();
    await page.request.post(`${other.url}/api/tasks`, {
      headers: { origin: other.url },
      data: { id: crypto.randomUUID(), model: MODEL, input: { ...SMALL, seed: '777001' } },
    });
    const own = page.getByRole('button', { name: /done, seed 777001/ });
    await own.press('Space');
    await page.getByRole('button', { name: 'Export and import' }).click();
    await page.getByRole('menuitem', { name: 'Import an export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import an export' });
    const chooseZip = async (zip: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: /^Choose/ }).click();
      await (await chooser).setFiles({ name: 'export.zip', mimeType: 'application/zip', buffer: zip });
    };
    await chooseZip(bytes.subarray(0, bytes.length / 2));
    await expect(dialog).toContainText('Nothing was brought in.');
    await chooseZip(bytes);
    await expect(dialog.getByRole('button', { name: 'Bring it in' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText(/\d+ tasks? came in/);
    await expectNoComplaints(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Export and import' })).toBeFocused();
    // It was made before what is here, which stays in front, and chosen.
    await expect(
      page.locator('main figure button[aria-describedby=gallery-keys]').nth(1),
    ).toHaveAccessibleName(/done, seed 80545/);
    await expect(own).toHaveAccessibleName(/chosen$/);

    // Dropped on any screen it leads to the same place, and asks first.
    await page.getByRole('link', { name: 'Compare' }).click();
    await expect(page.getByText('Nothing to compare yet')).toBeVisible();
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    const type = 'application/zip';
    await giveImages(page.getByRole('main'), 'drop', { files: [{ name: 'export.zip', type, bytes }] });
    await expect(dialog.getByLabel('In the export')).toContainText(/Tasks\d/);
    await expect(dialog.getByLabel('In the export')).not.toContainText(/\D0/);
    await expectNoComplaints(page);
    expect(posts).toEqual([]);
    await dialog.getByRole('button', { name: 'Bring it in' }).click();
    await expect(dialog).toContainText('No new task came in');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Gallery' }).click();
    await page
      .getByRole('button', { name: /done, seed 80545/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toContainText('It was brought in from an export.');
  } finally {
    await other.kill();
  }
});
