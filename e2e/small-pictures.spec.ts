import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { encodeLink } from '#core/preset/encode-link.ts';
import { startAppServer } from './app-server.ts';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { giveImages } from './images/give-images.ts';
import { pictureFile } from './images/picture-file.ts';
import { generate, openPlayground, test } from './journey.ts';
import { madeTask } from './made-task.ts';
import { watchComplaints } from './page-guards/watch-complaints.ts';

/** Pictures that travel as text: previews in links, thumbnails in files of presets. */

const MODEL = 'runware/alibaba:qwen-image@2512';
const EDIT_MODEL = 'runware/runware:108@22';

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Positive prompt', exact: true });

test('A12 C11 a link takes small previews of images along, which are looked at, and uploaded at a click alone', async ({
  page,
  server,
  browser,
}) => {
  await openPlayground(page, server, MODEL);
  await prompt(page).fill('a heron on a lake');
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
  const inside = sharing.getByRole('listitem').filter({ hasText: 'Seed image: 256 × 171' });
  await expect(inside.locator('img')).toHaveAttribute('src', /^data:image\/(?:webp|jpeg);base64,/);
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

test('B10 B14 a link whose previews are none says so of each, runs nothing of them and asks for nothing', async ({
  page,
  server,
}) => {
  const complaints = watchComplaints(page);
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      strangers.push(request.url());
  });
  // A PNG that begins well and has nothing behind its header, and the same with a side of 2^31 − 1 pixels.
  const hollow = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d4948445200000040000000300806000000', 'hex'),
    Buffer.alloc(64),
  ]);
  const huge = Buffer.from(hollow);
  huge.writeUInt32BE(2 ** 31 - 1, 16);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const fragment = await encodeLink([
    {
      model: EDIT_MODEL,
      definition: '',
      title: 'Hollow',
      description: '',
      isPartial: false,
      input: { positivePrompt: 'a heron' },
      previews: {
        version: 1,
        images: [hollow, huge, svg, 'https://tracker.example/p.gif'].map((given, at) => ({
          path: `inputs.referenceImages.${at}`,
          data: typeof given === 'string' ? given : given.toString('base64url'),
        })),
      },
    },
  ]);
  await page.goto(`${server.url}/#${fragment}`);
  const dialog = page.getByRole('dialog', { name: 'A recipe from a link' });
  await expect(dialog).toContainText('Its preview is damaged and cannot be shown.');
  await expect(dialog.getByRole('list', { name: 'Left out' }).getByRole('listitem')).toHaveText([
    /referenceImages\.1: It says that it has 2147483647 × 48 pixels/,
    /referenceImages\.2: It is no picture/,
    /referenceImages\.3: It is no picture/,
  ]);
  await expect(dialog.getByRole('img')).toHaveCount(0);
  await expect(dialog.getByRole('switch')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(prompt(page)).toHaveValue('a heron');
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});

test('B01 C11 presets leave with their pictures, and come in elsewhere by a drop on any screen, at a click alone', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, MODEL);
  await prompt(page).fill('a heron in a file');
  await page.getByRole('button', { name: /^1:1/ }).click();
  await generate(page);
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save or share' }).click();
  await expect(page.getByRole('switch', { name: 'With the latest picture of this model' })).toBeChecked();
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

test('B01 an image brings its recipe back without the image that it was made from, and says so', async ({
  page,
  server,
}, info) => {
  const { bytes } = await pictureFile('feather.png', { width: 310, height: 300, color: '#a27' });
  const headers = { origin: server.url, 'content-type': 'image/png' };
  const upload = await page.request.post(`${server.url}/api/uploads`, { headers, data: bytes });
  const { id: sha256 } = await upload.json();
  const { images } = await madeTask(page, server, {
    model: EDIT_MODEL,
    input: {
      positivePrompt: 'a heron in a file with this feather',
      inputs: { referenceImages: [`upload:${sha256}`] },
      width: 512,
      height: 512,
    },
  });
  const file = info.outputPath('heron.jpg');
  const told = await page.request.get(`${server.url}/api/images/${images[0]?.id}?metadata=1`);
  writeFileSync(file, await told.body());
  await openPlayground(page, server, EDIT_MODEL);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Fill from a file' }).click();
  await (await chooser).setFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a recipe' });
  await expect(dialog.getByRole('list', { name: 'Images to choose' })).toHaveText(
    'Reference images: 1 image that stayed where this was made. A run needs one: choose your own in the form.',
  );
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(prompt(page)).toHaveValue('a heron in a file with this feather');
});
