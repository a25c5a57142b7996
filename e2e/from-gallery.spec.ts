import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { openPlayground, test } from './journey.ts';
import { madeTask } from './made-task.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const OTHER = 'replicate/qwen/qwen-image-2512';

const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Positive prompt' });
const seedOf = (page: Page) =>
  page.getByRole('textbox', { name: 'Seed', exact: true }).filter({ visible: true });
const detailsOf = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: 'Recipe', exact: true }) });
const inputOf = (positivePrompt: string, seed: string) => ({
  positivePrompt,
  seed,
  width: 256,
  height: 256,
});

/** The ids of the tasks that the page itself asks for from now on. */
function watchRuns(page: Page): readonly string[] {
  const runs: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/tasks'))
      runs.push(request.postData() ?? '');
  });
  return runs;
}

test('an old image is replayed from the gallery by keys: once, told in the tray, with undo, and nothing runs', async ({
  page,
  server,
}) => {
  const prompt = 'a heron that is replayed';
  const { id } = await madeTask(page, server, { model: MODEL, input: inputOf(prompt, '550011') });
  const runs = watchRuns(page);
  await openPlayground(page, server, MODEL);
  await promptOf(page).fill('what was typed before');
  await openPlayground(page, server, OTHER);
  await page.goto(`${server.url}/gallery?task=${id}`);
  const details = detailsOf(page);
  await expect(details).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await details.getByRole('button', { name: 'Replay: load everything into the form' }).press('Enter');

  const tray = page.getByRole('region', { name: 'What changed' });
  await expect(tray.getByRole('button', { name: /^The exact recipe: .*changed/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Model: Qwen-Image-2512.*Runware/ })).toBeVisible();
  await expect(promptOf(page)).toHaveValue(prompt);
  await expect(seedOf(page)).toHaveValue('550011');
  await expect(page.getByRole('region', { name: 'Parameters' })).toBeFocused();
  await expect(page).toHaveURL(`${server.url}/?${new URLSearchParams({ model: MODEL })}`);

  await tray.getByRole('button', { name: 'Undo Positive prompt' }).press('Enter');
  await expect(promptOf(page)).toHaveValue('what was typed before');
  // Whoever goes and comes back finds what they left: it was done, and is not done again.
  await page.getByRole('link', { name: 'Gallery' }).click();
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeAttached();
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(promptOf(page)).toHaveValue('what was typed before');
  expect(runs).toEqual([]);
});

test('it is remixed, shared and used as an input from there, on a narrow screen too', async ({
  page,
  server,
}) => {
  const prompt = 'a heron that is remixed';
  const { id, images } = await madeTask(page, server, { model: MODEL, input: inputOf(prompt, '550021') });
  await page.setViewportSize({ width: 360, height: 740 });
  await openPlayground(page, server, MODEL);
  const open = () => page.goto(`${server.url}/gallery?task=${id}`);
  const details = detailsOf(page);

  await open();
  await details.getByRole('button', { name: 'Save or share its recipe' }).press('Enter');
  const shared = page.getByRole('dialog', { name: 'Save or share these settings' });
  await expect(shared.getByRole('textbox', { name: 'Name' })).toHaveValue(prompt);
  await page.keyboard.press('Escape');
  await expect(shared).toBeHidden();
  await expect(page.getByRole('button', { name: 'Parameters and Generate' })).toBeFocused();

  await open();
  await details.getByRole('button', { name: 'Use image 1 as input' }).press('Enter');
  await page
    .getByRole('dialog', { name: 'What is this image for?' })
    .getByRole('button', { name: 'Use as source image' })
    .press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Seed image' })).toBeFocused();
  await expect(page.getByRole('img', { name: /Seed image/ })).toHaveAttribute(
    'src',
    new RegExp(images[0]?.id ?? 'none'),
  );

  await open();
  await details.getByRole('button', { name: 'Remix: everything but the seed' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: /^Qwen-Image-2512/ });
  await expect(sheet.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue(prompt);
  await expect(seedOf(page)).toHaveValue('');
});

test('the same stands in the details on the playground, which go for it', async ({ page, server }) => {
  const prompt = 'a heron on the playground';
  await madeTask(page, server, { model: MODEL, input: inputOf(prompt, '550031') });
  await openPlayground(page, server, MODEL);
  await promptOf(page).fill('what was typed before');
  const card = page.getByRole('article', { name: 'Latest task' });
  const details = detailsOf(page);
  await card.getByRole('button', { name: 'Details' }).press('Enter');
  await details.getByRole('button', { name: 'Use image 1 as input' }).press('Enter');
  await expect(details).toBeHidden();
  await page
    .getByRole('dialog', { name: 'What is this image for?' })
    .getByRole('button', { name: 'Use as source image' })
    .press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Seed image' })).toBeFocused();

  await card.getByRole('button', { name: 'Details' }).press('Enter');
  await details.getByRole('button', { name: 'Replay: load everything into the form' }).press('Enter');
  await expect(promptOf(page)).toHaveValue(prompt);
  await expect(page.getByRole('button', { name: 'Remove Seed image' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Parameters' })).toBeFocused();
});

test('where the definition of its model is gone, that is said in place of the buttons', async ({
  page,
  server,
}) => {
  const prompt = 'a heron without its model';
  const { id } = await madeTask(page, server, { model: MODEL, input: inputOf(prompt, '550041') });
  await page.route('**/api/models', async (route) => {
    const response = await route.fetch();
    const known = await response.json();
    await route.fulfill({
      response,
      json: {
        ...known,
        definitions: known.definitions.filter(({ $id }: { readonly $id: string }) => $id !== MODEL),
      },
    });
  });
  await page.goto(`${server.url}/gallery?task=${id}`);
  const recipe = page.getByRole('dialog').getByRole('region', { name: 'Recipe' });
  await expect(recipe.getByText('The definition of its model is not here any more')).toBeVisible();
  await expect(recipe.getByRole('button')).toHaveCount(0);
  expect(await complaintsOfAxe(page)).toEqual([]);
  // An image is used with any model that takes one.
  await expect(page.getByRole('button', { name: 'Use image 1 as input' })).toBeVisible();

  await page.goto(server.url);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Replay/ }).click();
  await expect(page.getByText('The definition of its model is not here any more')).toBeVisible();
});
