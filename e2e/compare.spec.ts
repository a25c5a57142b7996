import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import type { AppServer } from './app-server.ts';
import { pictureFile } from './images/picture-file.ts';
import { test } from './journey.ts';

const RUNWARE = 'runware/alibaba:qwen-image@2512';
const EDIT_MODEL = 'runware/runware:108@22';
const REPLICATE = 'replicate/qwen/qwen-image-2512';

/** Has the sandbox make an image, and answers its id. */
async function makeImage(page: Page, { url }: AppServer, model: string, input: object): Promise<string> {
  const id = crypto.randomUUID();
  const headers = { origin: url };
  const taken = await page.request.post(`${url}/api/tasks`, { headers, data: { id, model, input } });
  expect(taken.status(), await taken.text()).toBe(202);
  let imageId = '';
  await expect
    .poll(
      async () => {
        const task: unknown = await (await page.request.get(`${url}/api/tasks/${id}`)).json();
        imageId = idOfFirstImage(task);
        return imageId;
      },
      { timeout: 30_000 },
    )
    .not.toBe('');
  return imageId;
}

function idOfFirstImage(task: unknown): string {
  return /"images":\[\{"id":"([^"]+)"/.exec(JSON.stringify(task))?.[1] ?? '';
}

const table = (page: Page) => page.getByRole('table');

test('two images of one model: only what differs is in the table, and each view works by keys', async ({
  page,
  server,
}) => {
  const input = { positivePrompt: 'a heron at dusk', width: 512, height: 512, seed: '9007199254741011' };
  const first = await makeImage(page, server, RUNWARE, { ...input, steps: 8 });
  const second = await makeImage(page, server, RUNWARE, {
    ...input,
    positivePrompt: 'a heron at dawn',
    steps: 9,
  });
  await page.goto(server.url);
  const recent = page.getByRole('list', { name: 'Recent tasks' });
  const buttons = recent.getByRole('button', { name: /^Compare image 1, seed 9007199254741011/ });
  await expect(buttons).toHaveCount(2);
  for (const button of await buttons.all()) await button.click();
  await page.getByRole('link', { name: 'Compare 2' }).click();
  await expect(page).toHaveURL(new RegExp(`${second}%2C${first}`));
  await expect(table(page).getByRole('row', { name: /^Steps/ })).toBeVisible();
  await expect(table(page).getByRole('row', { name: /^Seed seed/ })).toHaveCount(0);
  await expect(table(page).locator('del')).toHaveText(['dawn']);
  await expect(table(page).locator('ins')).toHaveText(['dusk']);
  await page.getByRole('switch', { name: 'All parameters' }).check();
  await expect(table(page).getByRole('row', { name: /^Seed seed/ })).toContainText('9007199254741011');
  expect(await complaintsOfAxe(page)).toEqual([]);

  await page.getByRole('radio', { name: 'Slider' }).check();
  const edge = page.getByRole('slider', { name: 'Edge between the first and the second image' });
  await edge.press('ArrowLeft');
  await edge.press('Shift+ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '39');
  await page.keyboard.press('2');
  await page.getByRole('radio', { name: 'Difference' }).check();
  await expect(page.getByRole('status').filter({ hasText: '% of the pixels differ' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Difference' })).toBeChecked();
  await expect(page.getByRole('img', { name: /^Map of differences/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Side by side' }).check();
  await expect(page.getByRole('button', { name: 'Remove the star of image 2' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as PNG' }).click();
  expect((await download).suggestedFilename()).toBe('proofsheet-comparison.png');
});

test('three images of two providers stand in one row by role, and a link of their recipes is used one by one', async ({
  page,
  server,
}) => {
  const prompt = 'a lamp in the rain';
  const ids = [
    await makeImage(page, server, RUNWARE, { positivePrompt: prompt, width: 512, height: 512, steps: 8 }),
    await makeImage(page, server, REPLICATE, { prompt, num_inference_steps: 21 }),
    await makeImage(page, server, REPLICATE, { prompt, num_inference_steps: 22 }),
    'd54ceecb-0000-4000-8000-000000000001',
  ];
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${server.url}/compare?images=${ids.join(',')}`);
  await expect(page.getByText('1 image of this link is not known here.')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Image \d/ })).toHaveCount(3);
  const steps = table(page).getByRole('row', { name: /num_inference_steps/ });
  await expect(steps.getByRole('cell')).toHaveText(['8', '21', '22']);
  const stage = page.getByRole('group', { name: 'Pictures side by side' });
  await stage.focus();
  const transforms = () =>
    page
      .getByRole('img', { name: /^Image [23]/ })
      .evaluateAll((pictures) => pictures.map((picture) => picture.parentElement?.style.transform));
  const before = await transforms();
  await page.keyboard.press('+');
  const [second, third] = await transforms();
  expect(second).toBe(third);
  expect(second).not.toBe(before[0]);
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put image 3 first' }).click();
  await expect(steps.getByRole('cell')).toHaveText(['22', '8', '21']);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy a link with all recipes' }).click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  const dialog = page.getByRole('dialog', { name: '3 recipes from a link' });
  await expect(dialog.getByRole('button', { name: 'Fill the form' })).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Fill the form' }).nth(1).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(dialog).toContainText('The form holds all of this already.');
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Presets and examples' }).click();
  await page.getByRole('menuitem', { name: 'Recipes of the link…' }).click();
  await expect(dialog.getByRole('button', { name: 'Fill the form' })).toHaveCount(3);
});

test('a link of recipes tells which images of which member are not in it', async ({ page, server }) => {
  const { bytes } = await pictureFile('feather.png', { width: 300, height: 300, color: '#2a7' });
  const headers = { origin: server.url, 'content-type': 'image/png' };
  const upload = await page.request.post(`${server.url}/api/uploads`, { headers, data: bytes });
  const { id: sha256 } = await upload.json();
  const size = { width: 512, height: 512, seed: '9007199254741077' };
  const ids = [
    await makeImage(page, server, RUNWARE, { positivePrompt: 'a heron without a feather', ...size }),
    await makeImage(page, server, EDIT_MODEL, {
      positivePrompt: 'a heron with this feather',
      inputs: { referenceImages: [`upload:${sha256}`] },
      ...size,
    }),
  ];
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${server.url}/compare?images=${ids.join(',')}`);
  await page.getByRole('button', { name: 'Copy a link with all recipes' }).click();
  await expect(page.getByText('Image 2: without Reference images, which its reader chooses.')).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  const dialog = page.getByRole('dialog', { name: '2 recipes from a link' });
  await expect(dialog.getByRole('list', { name: 'Images to choose' })).toHaveText(
    /^Reference images: 1 image that stayed where this was made\./,
  );
});
