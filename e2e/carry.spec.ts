import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground, test } from './journey.ts';

/** What a change of model does with what was typed. */

const MODEL = 'runware/alibaba:qwen-image@2512';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const tray = (page: Page) => page.getByRole('region', { name: 'What changed' });

async function pick(page: Page, model: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Model: / }).click();
  await page.getByRole('dialog', { name: 'Choose a model' }).getByRole('button', { name: model }).click();
}

const REPLICATE = /^Qwen-Image-2512.*Replicate/;
const RUNWARE = /^Qwen-Image-2512.*Runware/;
const EDIT = /^Qwen-Image-Edit-Plus/;

test.beforeEach(async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await box(page, 'Positive prompt').fill('a lighthouse in fog');
  await box(page, 'Width').fill('1328');
  await box(page, 'Height').fill('1328');
  await box(page, 'Steps').fill('3');
  await box(page, 'Seed').fill('9223372036854775807');
  await page
    .getByRole('button', { name: 'Scheduler', exact: true })
    .or(page.getByRole('combobox', { name: 'Scheduler' }))
    .first()
    .click();
  await page.getByRole('option', { name: 'DDIM', exact: true }).click();
});

test('a change of model keeps, converts, changes and parks, says so, and brings all of it back', async ({
  page,
}) => {
  await pick(page, REPLICATE);
  await expect(box(page, 'Prompt')).toHaveValue('a lighthouse in fog');
  await expect(box(page, 'Seed')).toHaveValue('9223372036854775807');
  await expect(page.getByRole('combobox', { name: 'Aspect ratio' })).toHaveValue('1:1');
  await expect(tray(page).getByRole('listitem').filter({ hasText: 'Size' })).toContainText(
    '1328 × 1328 is 1:1 here.',
  );
  await expect(tray(page).getByRole('listitem').filter({ hasText: 'Steps' })).toContainText('3 → 20');
  await expect(tray(page).getByRole('listitem').filter({ hasText: 'Scheduler' })).toContainText(
    'is not sent',
  );
  expect(await complaintsOfAxe(page)).toEqual([]);
  for (const model of [EDIT, RUNWARE, REPLICATE, EDIT, REPLICATE, RUNWARE]) await pick(page, model);
  await expect(box(page, 'Width')).toHaveValue('1328');
  await expect(box(page, 'Steps')).toHaveValue('3');
  await expect(box(page, 'Seed')).toHaveValue('9223372036854775807');
  await expect(page.getByRole('combobox', { name: 'Scheduler' })).toContainText('DDIM');
  await expect(tray(page)).toBeHidden();
});

test('each piece of a change is taken back by itself; what was typed there stays where it was', async ({
  page,
}) => {
  await pick(page, REPLICATE);
  await tray(page).getByRole('button', { name: 'Undo Steps' }).click();
  await expect(box(page, 'Steps')).toHaveValue('');
  await expect(box(page, 'Prompt')).toHaveValue('a lighthouse in fog');
  await tray(page).getByRole('button', { name: 'Let go of Scheduler' }).click();
  await box(page, 'Prompt').fill('two lighthouses');
  await pick(page, RUNWARE);
  await expect(box(page, 'Positive prompt')).toHaveValue('two lighthouses');
  await expect(box(page, 'Steps')).toHaveValue('3');
  await expect(page.getByRole('combobox', { name: 'Scheduler' })).not.toContainText('DDIM');
});

test('what was typed outlives a reload in every model, and the back button carries too', async ({
  page,
  server,
}) => {
  await pick(page, REPLICATE);
  await box(page, 'Prompt').fill('another one');
  await page.goBack();
  await expect(box(page, 'Positive prompt')).toHaveValue('another one');
  await page.reload();
  await expect(box(page, 'Positive prompt')).toHaveValue('another one');
  await expect(box(page, 'Steps')).toHaveValue('3');
  await openPlayground(page, server, 'replicate/qwen/qwen-image-2512');
  await expect(box(page, 'Prompt')).toHaveValue('another one');
  await expect(box(page, 'Steps')).toHaveValue('20');
});

test('loading an example over work in progress says what it set and took out, and comes back whole', async ({
  page,
}) => {
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click();
  await expect(tray(page).getByRole('listitem').filter({ hasText: 'Scheduler' })).toContainText('removed');
  await tray(page).getByRole('button', { name: 'Undo all' }).click();
  await expect(box(page, 'Positive prompt')).toHaveValue('a lighthouse in fog');
  await expect(box(page, 'Steps')).toHaveValue('3');
});

test('a run of several counts its seeds up, and is priced by its own images afterwards', async ({
  page,
  server,
}) => {
  await box(page, 'Seed').fill('9007199254740993');
  await box(page, 'Width').fill('512');
  await box(page, 'Height').fill('512');
  await box(page, 'Number of tasks').fill('51');
  await box(page, 'Number of tasks').press('Tab');
  await expect(page.getByText('A run makes 1 to 50 tasks. Type such a number to run.')).toBeVisible();
  await box(page, 'Number of tasks').fill('3');
  await box(page, 'Number of tasks').press('Tab');
  await page.getByRole('radio', { name: '+1' }).check({ force: true });
  await expect(page.getByText('3 images')).toBeVisible();
  await page.getByRole('button', { name: /^Generate 3/ }).click();
  await expect
    .poll(async () => (await tasksOf(page, server.url)).filter(({ status }) => status === 'done').length, {
      timeout: 30_000,
    })
    .toBeGreaterThanOrEqual(3);
  const seeds = (await tasksOf(page, server.url)).slice(0, 3).map(({ sent }) => sent.seed);
  expect(seeds).toEqual(['9007199254740995', '9007199254740994', '9007199254740993']);
  // Prices are the user's own from now on.
  await expect(page.getByText(/median of 3 like it/)).toBeVisible();
});

type Listed = { readonly status: string; readonly sent: { readonly seed: string } };

async function tasksOf(page: Page, url: string): Promise<readonly Listed[]> {
  return (await (await page.request.get(`${url}/api/tasks?limit=50`)).json()).tasks;
}
