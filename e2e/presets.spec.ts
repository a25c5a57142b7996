import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { giveImages } from './images/give-images.ts';
import { pictureFile } from './images/picture-file.ts';
import { openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const EDIT_MODEL = 'runware/runware:108@22';

/** Also while a dialog is in front of it. */
const box = (page: Page, name: string) =>
  page.getByRole('textbox', { name, exact: true, includeHidden: true }).filter({ visible: true });

async function type(page: Page, name: string, text: string): Promise<void> {
  await box(page, name).fill(text);
  await box(page, name).press('Tab');
}

/** The link of what the form holds, as its user copies it. */
async function linkOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save or share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  return link;
}

/** Requests that ask for a task, from now on. */
function watchTasks(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/tasks')) asked.push(request.url());
  });
  return asked;
}

test('A01 A05 A06 A13 a link fills the form of somebody else on a click, with its price, and runs nothing', async ({
  page,
  server,
  browser,
}) => {
  await openPlayground(page, server, MODEL);
  await type(page, 'Positive prompt', 'a heron at dawn');
  await page.getByRole('button', { name: /^1:1/ }).click();
  await type(page, 'Number of results', '20');
  await type(page, 'Seed', '9223372036854775807');
  const link = await linkOf(page);

  const other = await browser.newContext();
  const reader = await other.newPage();
  const asked = watchTasks(reader);
  const urls: string[] = [];
  reader.on('request', (request) => urls.push(request.url(), request.headers().referer ?? ''));
  await reader.goto(link);
  const dialog = reader.getByRole('dialog', { name: 'A recipe from a link' });
  await expect(dialog.getByLabel('What it sets')).toContainText('9223372036854775807');
  await expect(dialog).toContainText(/A run makes 20 images, ≈ \$\d/);
  await expect(box(reader, 'Positive prompt')).toHaveValue('');
  expect(new URL(reader.url()).hash).toBe('');
  expect(await complaintsOfAxe(reader)).toEqual([]);

  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(box(reader, 'Positive prompt')).toHaveValue('a heron at dawn');
  await expect(box(reader, 'Seed')).toHaveValue('9223372036854775807');
  await expect(reader.getByRole('button', { name: /^Generate/ })).toBeVisible();
  await expect(reader.getByText(/^20 images/)).toBeVisible();
  expect(asked).toEqual([]);
  expect(urls.filter((url) => url.includes('p=1'))).toEqual([]);
  await reader.reload();
  await expect(box(reader, 'Positive prompt')).toHaveValue('a heron at dawn');
  await expect(dialog).toBeHidden();
  await other.close();
});

test('A12 A16 another link while a task runs changes the form at its user’s word alone, and asks for nothing', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  await type(page, 'Positive prompt', 'a lamp');
  const link = await linkOf(page);
  await type(page, 'Positive prompt', 'a fox');
  await page.getByRole('button', { name: /^1:1/ }).click();
  await page.getByRole('button', { name: /^Generate/ }).click();
  const latest = page.getByRole('article', { name: 'Latest task' });
  await expect(latest).toBeVisible();
  const asked = watchTasks(page);
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, new URL(link).hash);
  const dialog = page.getByRole('dialog', { name: 'A recipe from a link' });
  await expect(dialog.getByLabel('What it sets')).toContainText('“a fox” → “a lamp”');
  await expect(box(page, 'Positive prompt')).toHaveValue('a fox');
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(box(page, 'Positive prompt')).toHaveValue('a lamp');
  await expect(latest.getByRole('status')).toHaveAccessibleName(/^Done/, { timeout: 30_000 });
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect(box(page, 'Positive prompt')).toHaveValue('a fox');
});

test('a link that was cut on its way says so, and the form stays as it was', async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await type(page, 'Positive prompt', 'a lamp');
  const link = await linkOf(page);
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    new URL(link).hash.slice(0, -9),
  );
  await expect(page.getByRole('alert')).toContainText('This link cannot be opened');
  await expect(page.getByRole('alert')).toContainText('Ask for it anew.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(box(page, 'Positive prompt')).toHaveValue('a lamp');
});

test('a link says which images stay with its sender and what a run needs, and takes away no image of its reader', async ({
  page,
  server,
  browser,
}) => {
  await openPlayground(page, server, EDIT_MODEL);
  await type(page, 'Positive prompt', 'a heron with this feather');
  const file = await pictureFile('feather.png', { width: 61, height: 40, color: '#a52' });
  await giveImages(page.getByRole('button', { name: /Choose, drop or paste images/ }), 'drop', {
    files: [file],
  });
  const images = page.getByRole('list', { name: /^Reference images/ }).getByRole('listitem');
  await expect(images).toHaveCount(1);
  const link = await linkOf(page);

  await type(page, 'Positive prompt', 'a fox');
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, new URL(link).hash);
  const dialog = page.getByRole('dialog', { name: 'A recipe from a link' });
  await expect(dialog.getByRole('list', { name: 'Images to choose' })).toHaveText(
    'Reference images: 1 image that stayed where this was made. Choose your own, or keep what your form has there.',
  );
  await expect(dialog.getByLabel('What it sets')).not.toContainText('Reference images');
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(box(page, 'Positive prompt')).toHaveValue('a heron with this feather');
  await expect(images).toHaveCount(1);

  const other = await browser.newContext();
  const reader = await other.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('list', { name: 'Images to choose' })).toHaveText(
    'Reference images: 1 image that stayed where this was made. A run needs one: choose your own in the form.',
  );
  expect(await complaintsOfAxe(reader)).toEqual([]);
  await other.close();
});

test('a preset of some parameters is saved, laid over what is set, renamed, and deleted with a way back', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  await type(page, 'Positive prompt', 'a heron at dawn');
  await type(page, 'Steps', '12');
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save or share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save or share these settings' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('a heron at dawn');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Twelve steps');
  await dialog.getByRole('button', { name: /^Parameters/ }).click();
  await dialog.getByRole('switch', { name: /^Positive prompt/ }).uncheck();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save as preset' }).click();
  await expect(dialog).toBeHidden();

  await type(page, 'Positive prompt', 'a fox');
  await type(page, 'Steps', '30');
  await page.getByRole('button', { name: 'Presets and examples' }).click();
  await page.getByRole('menuitem', { name: 'Twelve steps' }).click();
  await expect(box(page, 'Steps')).toHaveValue('12');
  await expect(box(page, 'Positive prompt')).toHaveValue('a fox');

  await page.getByRole('button', { name: 'Presets and examples' }).click();
  await page.getByRole('menuitem', { name: 'All presets…' }).click();
  const list = page.getByRole('list', { name: 'Presets' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'More for Twelve steps' }).click();
  await page.getByRole('menuitem', { name: 'Edit or share' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit or share the preset' });
  await edit.getByRole('textbox', { name: 'Name' }).fill('A dozen steps');
  await edit.getByRole('button', { name: 'Save the changes' }).click();
  await expect(list.getByText('A dozen steps')).toBeVisible();
  await page.getByRole('button', { name: 'More for A dozen steps' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
});
