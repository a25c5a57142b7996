import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { startAppServer } from './app-server.ts';
import { giveImages } from './images/give-images.ts';
import { pictureFile } from './images/picture-file.ts';
import { generate, openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';

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

test('A12 C11 a link takes small previews of images along, which are looked at, and uploaded at a click alone', async ({
  page,
  server,
  browser,
}) => {
  await openPlayground(page, server, MODEL);
  await type(page, 'Positive prompt', 'a heron on a lake');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Seed image.*Choose, drop or paste/ }).click();
  const {
    name,
    type: mimeType,
    bytes,
  } = await pictureFile('lake.png', { width: 900, height: 600, color: '#27a' });
  await (await chooser).setFiles({ name, mimeType, buffer: bytes });
  await expect(page.getByRole('img', { name: 'Seed image, preview' })).toBeVisible();
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save or share' }).click();
  const sharing = page.getByRole('dialog', { name: 'Save or share these settings' });
  await expect(sharing).toContainText('An image of yours is not in the link');
  await expect(sharing).toContainText(/They add [\d,]+ characters to the link: [\d,]+ of at most 16,384\./);
  const link = sharing.getByRole('textbox', { name: 'Link' });
  const bare = await link.inputValue();
  await sharing.getByRole('switch', { name: 'Put small previews in' }).check();
  await expect(sharing).toContainText('Seed image: 256 × 171');
  await expect(link).not.toHaveValue(bare);
  expect(await complaintsOfAxe(page)).toEqual([]);
  const shared = await link.inputValue();

  const other = await browser.newContext();
  const reader = await other.newPage();
  const posts: string[] = [];
  reader.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
  });
  await reader.goto(shared);
  const dialog = reader.getByRole('dialog', { name: 'A recipe from a link' });
  const preview = dialog.getByRole('img', { name: 'Seed image, preview' });
  await expect(preview).toBeVisible();
  expect(await preview.getAttribute('src')).toMatch(/^data:image\/(?:webp|jpeg);base64,/);
  await expect(dialog).toContainText('Preview, not the original: 256 × 171.');
  expect(await complaintsOfAxe(reader)).toEqual([]);
  expect(posts).toEqual([]);
  await dialog.getByRole('switch', { name: 'Use the preview for Seed image' }).press('Space');
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(reader.getByText('A preview is in the form as an image.')).toBeVisible();
  await expect(reader.getByText(/256 × 171 px · /)).toBeVisible();
  expect(posts).toEqual(['/api/uploads']);
  await other.close();
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

test('B01 C11 presets leave with their pictures, and come in elsewhere by a drop on any screen, at a click alone', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  await type(page, 'Positive prompt', 'a heron in a file');
  await page.getByRole('button', { name: /^1:1/ }).click();
  await generate(page);
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save or share' }).click();
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await page.getByRole('button', { name: 'Presets and examples' }).click();
  await page.getByRole('menuitem', { name: 'All presets…' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const bytes = readFileSync(await (await coming).path());
  const { recipes } = JSON.parse(bytes.toString());
  const made = recipes.find(({ title }: { title: string }) => title === 'a heron in a file');
  expect(made.thumbnail).toEqual({ version: 1, data: expect.stringMatching(/^[\w-]{100,}$/) });

  // The same preset once more, with what is no picture.
  const broken = {
    ...made,
    title: 'A broken one',
    thumbnail: { version: 1, data: 'https://tracker.example' },
  };
  const file = JSON.stringify({ recipes: [made, broken] });
  const files = [{ name: 'presets.json', type: 'application/json', bytes: Buffer.from(file) }];
  const other = await startAppServer();
  try {
    await page.goto(`${other.url}/gallery`);
    await expect(page.getByText('No images yet')).toBeVisible();
    const changes: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') changes.push(`${request.method()} ${request.url()}`);
    });
    await giveImages(page.getByRole('main'), 'drop', { files });
    const dialog = page.getByRole('dialog', { name: 'Import presets' });
    await expect(dialog.getByRole('listitem').filter({ hasText: 'a heron in a file' })).toBeVisible();
    await expect(dialog.getByRole('list', { name: 'Left out' })).toContainText('A broken one: thumbnail');
    expect(await complaintsOfAxe(page)).toEqual([]);
    expect(changes).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    // Again, from a clipboard, on the other screen.
    await page.getByRole('link', { name: 'Playground' }).click();
    await expect(page.getByRole('button', { name: /^Model: / })).toBeVisible();
    await giveImages(page.getByRole('main'), 'paste', { files });
    await dialog.getByRole('button', { name: 'Import 2 presets' }).click();
    await expect(page.getByText('2 presets were imported.')).toBeVisible();
    await page.getByRole('button', { name: 'Presets and examples' }).click();
    await page.getByRole('menuitem', { name: 'All presets…' }).click();
    const rows = page.getByRole('list', { name: 'Presets' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(rows.first().locator('img')).toHaveAttribute('src', /^\/api\/uploads\/[0-9a-f]{64}$/);
    await expect(rows.last().locator('img')).toHaveCount(0);
  } finally {
    await other.kill();
  }
});
