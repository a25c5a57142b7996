import type { Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { generate, openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { watchComplaints } from '#e2e/page-guards/watch-complaints.ts';
import { giveImages } from './give-images.ts';
import { pictureFile } from './picture-file.ts';

/** One place for images, and several: a source image and a mask. */
const ONE_PLACE = 'replicate/qwen/qwen-image-2512';
const TWO_PLACES = MODEL;
const REFERENCES = 'runware/runware:108@22';

const GREY = { width: 64, height: 48, color: '#808080' };

function watchUploads(page: Page): readonly string[] {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/uploads')) posts.push(request.url());
  });
  return posts;
}

/** Answers what tells which part of the time the longest stop of the page took, 0–1. */
async function watchStops(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const began = performance.now();
    const stops = { began, last: began, longest: 0 };
    setInterval(() => {
      const now = performance.now();
      stops.longest = Math.max(stops.longest, now - stops.last);
      stops.last = now;
    }, 10);
    return stops;
  });
  return () => watch.evaluate(({ began, last, longest }) => longest / (last - began));
}

const field = (page: Page, title: string) => page.getByRole('button', { name: `Remove ${title}` });

test('a file dropped beside every field goes to the one place there is; its pixels, bytes and type are told, also after a reload', async ({
  page,
  server,
}) => {
  const complaints = watchComplaints(page);
  await openPlayground(page, server, ONE_PLACE);
  const file = await pictureFile('a.png', GREY);
  await giveImages(page.getByRole('main'), 'drop', { files: [file] });
  await expect(field(page, 'Image')).toBeFocused();
  const facts = page.getByText('64 × 48 px · ');
  await expect(facts).toHaveText(/^64 × 48 px · \d+ bytes · PNG$/);
  await page.reload();
  await expect(facts).toHaveText(/^64 × 48 px · \d+ bytes · PNG$/);
  expect(complaints).toEqual([]);
});

test('a pasted file asks for its place where there are several, by keyboard; text boxes keep their text', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, TWO_PLACES);
  const prompt = page.getByRole('textbox', { name: 'Positive prompt' });
  await prompt.fill('a lighthouse');
  const file = await pictureFile('a.png', GREY);
  // A table copied from an office program has a picture of itself beside its text.
  await giveImages(prompt, 'paste', { files: [file], texts: { 'text/plain': 'a, b' } });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await giveImages(prompt, 'paste', { files: [file] });
  const dialog = page.getByRole('dialog', { name: 'What is this image for?' });
  await expect(dialog.getByRole('button', { name: 'Use as source image' })).toBeFocused();
  const violations = await complaintsOfAxe(page, '[role=dialog]');
  expect(violations).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Mask image')).toBeFocused();
  await expect(page.getByText('64 × 48 px · ')).toBeVisible();
  await expect(prompt).toHaveValue('a lighthouse');

  await giveImages(page.getByRole('main'), 'paste', { files: [file] });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Seed image')).toHaveCount(0);
});

/** Forms of other models may be in the page with the same image, out of sight. */
function inSight(page: Page, text: string) {
  return page.getByText(text, { exact: true }).filter({ visible: true });
}

test('an image copied from a web page is taken as its address: nothing is fetched, nothing becomes HTML', async ({
  page,
  server,
}) => {
  const complaints = watchComplaints(page);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== server.url && request.url().startsWith('http'))
      foreign.push(request.url());
  });
  await openPlayground(page, server, ONE_PLACE);
  const html =
    '<meta charset="utf-8"><img src="https://pictures.example/a?x=1&amp;y=2" onerror="window.isHacked=1">';
  await giveImages(page.getByRole('main'), 'paste', { texts: { 'text/html': html } });
  await expect(inSight(page, 'https://pictures.example/a?x=1&y=2')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(foreign).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'isHacked'))).toBe(undefined);

  await giveImages(page.getByRole('main'), 'paste', {
    texts: { 'text/plain': 'https://other.example/b.webp' },
  });
  await expect(inSight(page, 'https://other.example/b.webp')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inSight(page, 'https://pictures.example/a?x=1&y=2')).toBeVisible();
  // A link to some page is no image for certain.
  await giveImages(page.getByRole('main'), 'paste', { texts: { 'text/plain': 'https://other.example/' } });
  await expect(inSight(page, 'https://pictures.example/a?x=1&y=2')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('while an image is dragged over the window, its places are shown and take it', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, TWO_PLACES);
  const file = await pictureFile('a.png', GREY);
  await giveImages(page.getByRole('main'), 'dragenter', { files: [file] });
  const tiles = page.getByRole('list', { name: 'Where the image can go' }).getByRole('listitem');
  await expect(tiles).toHaveText([/^Use as source image/, /^Use as mask/]);
  await giveImages(tiles.nth(1), 'drop', { files: [file] });
  await expect(tiles).toHaveCount(0);
  await expect(field(page, 'Mask image')).toBeVisible();
});

test('a result is chosen from the gallery by keyboard alone, used from its card, and dragged from the stream', async ({
  page,
  server,
}) => {
  test.slow();
  await fillForm(page, server, 'a lamp on a pier');
  await generate(page);
  await fillForm(page, server, 'a fox in snow');
  await generate(page);

  await openPlayground(page, server, REFERENCES);
  await page.getByRole('button', { name: 'Gallery', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^From the gallery/ });
  const options = dialog.getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('pier');
  await expect(options).toHaveCount(1);
  await expect(options).toHaveAccessibleName(/^a lamp on a pier, seed \d+, 256 × 256$/);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect.poll(() => options.count()).toBeGreaterThan(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  const violations = await complaintsOfAxe(page, '[role=dialog]');
  expect(violations).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const rows = page.getByRole('list', { name: /Reference images/ }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  // The small picture is 256 pixels wide as well; bytes and type are those of the result.
  await expect(rows.first()).toContainText(/256 × 256 px · [\d.]+ kB · \w+/);

  await page.getByRole('article').getByRole('button', { name: 'Use image 1 as input' }).click();
  await page.getByRole('menuitem', { name: 'Add to reference images' }).click();
  await expect(rows).toHaveCount(3);

  await openPlayground(page, server, ONE_PLACE);
  // The first of the references came along.
  await page.getByRole('button', { name: 'Remove Image', exact: true }).click();
  const tile = page
    .getByRole('list', { name: 'Recent tasks' })
    .getByRole('img', { includeHidden: true })
    .or(page.getByRole('list', { name: 'Recent tasks' }).locator('img'));
  await tile.first().dragTo(page.getByRole('textbox', { name: 'Image: URL or UUID' }));
  await expect(field(page, 'Image')).toBeVisible();
  await expect(inSight(page, 'Result')).toBeVisible();
});

test('a photo of 200 megapixels is offered smaller, with the numbers, and the page stays awake', async ({
  page,
  server,
}) => {
  test.slow();
  const posts = watchUploads(page);
  await openPlayground(page, server, ONE_PLACE);
  const photo = await pictureFile('IMG_1234.jpg', { width: 16_320, height: 12_240, color: '#c08040' });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Choose, drop or paste an image/ }).click();
  await (await chooser).setFiles({ name: photo.name, mimeType: photo.type, buffer: photo.bytes });
  await expect(
    page.getByText(
      /^IMG_1234\.jpg has 200 megapixels \(16320 × 12240\), 1\.\d MB; at most 50 megapixels and 30 MB can be taken\.$/,
    ),
  ).toBeVisible();
  expect(posts).toEqual([]);

  // A run without it would be another one.
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('a lighthouse');
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('list', { name: 'Issues' })).toContainText('IMG_1234.jpg is not in yet.');

  const longestStop = await watchStops(page);
  await page.getByRole('button', { name: 'Use it at 8160 × 6120' }).click();
  await expect(page.getByText(/^8160 × 6120 px · .* · JPEG$/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('list', { name: 'Issues' })).toHaveCount(0);
  expect(posts).toHaveLength(1);
  // Decoding it whole would stop the page for nearly all of the time.
  expect(await longestStop()).toBeLessThan(0.5);
});

test('what is no picture is named with what to do, where it came to and beside every field', async ({
  page,
  server,
}) => {
  const posts = watchUploads(page);
  await openPlayground(page, server, TWO_PLACES);
  const svg = {
    name: 'logo.png',
    type: 'image/png',
    bytes: Buffer.from('<svg onload="window.isHacked=1"/>'),
  };
  const heic = {
    name: 'IMG_1.HEIC',
    type: '',
    bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
  };
  const zip = { name: 'all.zip', type: 'application/zip', bytes: Buffer.from('PK\x03\x04', 'latin1') };
  const area = page.getByRole('button', { name: /Seed image.*Choose, drop or paste/ });
  await giveImages(area, 'drop', { files: [svg] });
  await expect(page.getByText(/^logo\.png is an SVG, .* Export it as PNG/)).toBeVisible();
  await giveImages(area, 'drop', { files: [heic] });
  await expect(
    page.getByText(/^IMG_1\.HEIC is a HEIC, the format of iPhone photos, which this browser cannot read/),
  ).toBeVisible();
  // A later choice takes the place of the one before.
  await expect(page.getByText(/^logo\.png is an SVG/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await expect(page.getByText(/HEIC/)).toHaveCount(0);

  await giveImages(page.getByRole('main'), 'drop', { files: [zip] });
  await expect(page.getByText('all.zip cannot be brought in.', { exact: true })).toBeVisible();
  await expect(page.getByText(/unpack it and choose those\.$/)).toBeVisible();
  await expect(page.getByRole('dialog', { name: /What is/ })).toHaveCount(0);
  expect(posts).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'isHacked'))).toBe(undefined);
});

test('the same bytes are uploaded once; an upload that fails keeps its file; one under way is cancelled', async ({
  page,
  server,
}) => {
  const posts = watchUploads(page);
  await openPlayground(page, server, REFERENCES);
  const area = page.getByRole('button', { name: /Choose, drop or paste images/ });
  const rows = page.getByRole('list', { name: /Reference images/ }).getByRole('listitem');
  const one = await pictureFile('one.png', { ...GREY, color: '#102030' });
  await giveImages(area, 'drop', { files: [one, { ...one, name: 'copy.png' }] });
  await expect(rows).toHaveCount(2);
  expect(posts).toHaveLength(1);

  const two = await pictureFile('two.png', { ...GREY, color: '#908070' });
  await page.route('**/api/uploads', (route) => route.abort());
  await giveImages(area, 'drop', { files: [two] });
  const failure = page.getByText(/^two\.png: Proofsheet’s server does not answer/);
  await expect(failure).toBeVisible();
  await page.unroute('**/api/uploads');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rows).toHaveCount(3);
  await expect(failure).toHaveCount(0);

  const held: (() => void)[] = [];
  await page.route('**/api/uploads', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.abort();
  });
  const more = await Promise.all(
    ['#111111', '#222222', '#333333'].map((color, index) =>
      pictureFile(`more-${index}.png`, { ...GREY, color }),
    ),
  );
  await giveImages(area, 'drop', { files: more });
  await expect(page.getByText('Uploading 1 of 3: more-0.png…')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText(/Uploading/)).toHaveCount(0);
  for (const release of held) release();
  await expect(rows).toHaveCount(3);
  await expect(failure).toHaveCount(0);
});
