import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { startAppServer } from './app-server.ts';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { test } from './journey.ts';
import { madeTask } from './made-task.ts';

const RUNWARE = 'runware/alibaba:qwen-image@2512';
const REPLICATE = 'replicate/qwen/qwen-image-2512';
const WITH_IMAGES = 'Qwen-Image-Edit-Plus, Runware';
const INPUT = { positivePrompt: 'a heron that is run again', width: 512, height: 512, scheduler: 'Euler' };

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Run image 1 again with…' });
const rowOf = (page: Page, name: RegExp) => page.getByRole('table').getByRole('row', { name });

test('one parameter changed, then another model: each new image joins', async ({ page, server }) => {
  const first = await madeTask(page, server, {
    model: RUNWARE,
    input: { ...INPUT, steps: 8, numberResults: 2 },
  });
  await page.goto(`${server.url}/compare?images=${first.images[1]?.id}`);
  const opener = page.getByRole('button', { name: 'Run image 1 again with…' });
  await opener.press('Enter');
  const dialog = dialogOf(page);
  await dialog.getByRole('radio', { name: 'Another model' }).press('ArrowRight');
  await dialog.getByRole('combobox', { name: 'Parameter' }).press('Enter');
  await page.getByPlaceholder('Type to search').fill('steps');
  await page.keyboard.press('Enter');
  const run = dialog.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toHaveAccessibleDescription(/Nothing is changed yet\./);
  await expect(run).toBeDisabled();
  const steps = dialog.getByRole('textbox', { name: 'Steps' });
  await steps.fill('9');
  // It counts as it is typed; that it comes to the same is found once the box is left.
  await expect(run).toBeEnabled();
  await expect(dialog.getByText('Nothing is changed yet.')).toBeHidden();
  await steps.fill('8');
  await page.keyboard.press('Tab');
  await expect(run).toBeDisabled();
  await steps.fill('9');
  await page.keyboard.press('Enter');
  await expect(run).toHaveAccessibleDescription(
    /^1 image · (?:≈ \$0\.\d+|price unknown).*sandbox: play money$/,
  );
  expect(await complaintsOfAxe(page)).toEqual([]);
  // What is in the box when it is pressed is what is run.
  await steps.fill('10');
  await run.click();
  await expect(opener).toBeFocused();
  await expect(page.getByRole('img', { name: 'Image 2' })).toBeVisible();
  await expect(page).not.toHaveURL(/runs=/);
  await expect(rowOf(page, /^Steps/).getByRole('cell')).toHaveText(['8', '10']);
  await expect(rowOf(page, /^Seed seed/)).toHaveCount(0);

  await opener.press('Enter');
  await dialog.getByRole('combobox', { name: 'Model' }).selectOption('Qwen-Image-2512, Replicate');
  const carried = dialog.getByRole('list', { name: 'What is carried over' }).getByRole('listitem');
  await expect(carried.filter({ hasText: 'kept' })).toContainText('Prompt');
  await expect(carried.filter({ hasText: 'changed' })).toContainText('Steps 8 → 20');
  await expect(carried.filter({ hasText: 'left out' })).toContainText('Scheduler “Euler” is not sent');
  expect(await complaintsOfAxe(page)).toEqual([]);
  await run.press('Enter');
  await expect(page.getByRole('img', { name: 'Image 3' })).toBeVisible();
  await expect(rowOf(page, /num_inference_steps/).getByRole('cell')).toHaveText(['8', '10', '20']);
  await page.reload();
  await expect(page.getByRole('img', { name: /^Image \d/ })).toHaveCount(3);
});

test('what another model needs is asked for, an image from the gallery too; at nine images it is said what to do', async ({
  page,
  server,
}) => {
  const input = { prompt: 'a lamp that is run again', aspect_ratio: '4:3' };
  const { images } = await madeTask(page, server, { model: REPLICATE, input });
  await page.goto(`${server.url}/compare?images=${images[0]?.id}`);
  await page.getByRole('button', { name: 'Run image 1 again with…' }).click();
  const dialog = dialogOf(page);
  const run = dialog.getByRole('button', { name: 'Run', exact: true });
  await dialog.getByRole('combobox', { name: 'Model' }).selectOption(WITH_IMAGES);
  await run.click();
  await expect(dialog.getByText('Reference images is required.')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Gallery', exact: true }).click();
  const gallery = page.getByRole('dialog', { name: 'From the gallery: Reference images' });
  await gallery.getByRole('searchbox').fill('a lamp that is run again');
  await gallery.getByRole('option', { name: /a lamp that is run again/ }).click();
  await gallery.getByRole('button', { name: 'Add the image' }).click();
  await expect(gallery).toBeHidden();
  await expect(dialog).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await run.click();
  await expect(page.getByRole('img', { name: 'Image 2' })).toBeVisible();

  const runs = Array.from({ length: 8 }, () => randomUUID());
  await page.goto(`${server.url}/compare?images=${images[0]?.id}&runs=${runs.join(',')}`);
  await expect(page.getByText('This run cannot be looked up')).toHaveCount(8);
  await page.getByRole('button', { name: 'Run image 1 again with…' }).click();
  await expect(page.getByText(/^9 images are as many as can be compared\. Take one out first/)).toBeVisible();
  await page.getByRole('button', { name: 'Take the run out' }).first().click();
  await page.getByRole('button', { name: 'Run image 1 again with…' }).click();
  await expect(dialog).toBeVisible();
});

test('a run has its place while it is made, also after a reload, and can be canceled there', async ({
  page,
}) => {
  const server = await startAppServer({ SANDBOX_PACE: '3' });
  const input = { prompt: 'a lamp that is waited for' };
  try {
    const { id, images } = await madeTask(page, server, { model: REPLICATE, input });
    const data = { id: randomUUID(), model: REPLICATE, input, parent: id };
    await page.request.post(`${server.url}/api/tasks`, { headers: { origin: server.url }, data });
    await page.goto(`${server.url}/compare?images=${images[0]?.id}&runs=${data.id}`);
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(page.getByRole('status', { name: /^Canceled/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('status', { name: /^Canceled/ })).toBeVisible();
    expect(await complaintsOfAxe(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Side by side' }).press('ArrowRight');
    await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Take the run out' }).press('Enter');
    await expect(page).not.toHaveURL(/runs=/);
  } finally {
    await server.kill();
  }
});
