import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';

const models = (page: Page) => page.getByRole('textbox', { name: 'LoRA model', exact: true });

async function addLora(page: Page, model: string): Promise<void> {
  const before = await models(page).count();
  await page.getByRole('button', { name: 'Add LoRA' }).click();
  await models(page).nth(before).fill(model);
  await models(page).nth(before).press('Tab');
}

test('a row that is switched off is not sent, keeps its place and its values, and comes back', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  await page.getByRole('button', { name: /^LoRA/, expanded: false }).click();
  await addLora(page, 'studio:ink@1');
  await addLora(page, 'studio:fog@2');
  await page.getByRole('switch', { name: 'Send LoRA 1', exact: true }).uncheck();
  await expect(models(page)).toHaveCount(1);
  await expect(models(page)).toHaveValue('studio:fog@2');
  await expect(page.getByText('1 off')).toBeVisible();
  await expect(page.getByText('“studio:ink@1”')).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);

  await page.getByRole('radio', { name: 'JSON' }).check();
  const json = page.getByRole('textbox', { name: 'Input as JSON' });
  await expect(json).toContainText('studio:fog@2');
  await expect(json).not.toContainText('studio:ink@1');
  await page.getByRole('radio', { name: 'Form' }).check();

  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('proofsheet.draft.2')))
    .toContain('studio:fog@2');
  await page.reload();
  await page.getByRole('button', { name: /^LoRA/, expanded: false }).click();
  await page.getByRole('switch', { name: 'Send LoRA 1 of those off' }).check();
  await expect(models(page)).toHaveCount(2);
  await expect(models(page).first()).toHaveValue('studio:ink@1');
  await page.getByRole('heading', { name: 'LoRA 1', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(models(page)).toHaveCount(1);
  await expect(page.getByText('1 off')).toBeVisible();
});

test('the list of schedulers stands in families, and typing finds across them', async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await page.getByRole('combobox', { name: 'Scheduler' }).click();
  await expect(page.getByRole('group', { name: 'UniPC' })).toBeAttached();
  await expect(
    page.getByRole('group', { name: 'Euler', exact: true }).getByRole('option').first(),
  ).toHaveText('EDMEulerScheduler');
  await page.getByRole('combobox', { name: 'Search' }).fill('karras');
  await expect(page.getByRole('group', { name: 'Heun' }).getByRole('option')).toHaveText(['Heun Karras']);
  await page.getByRole('combobox', { name: 'Search' }).fill('heun_karras');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Heun Karras']);
  await page.getByRole('combobox', { name: 'Search' }).fill('karras dpmpp 2m');
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(/2M/);
});
