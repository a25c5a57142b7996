import type { Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import { openPlayground, test } from '#e2e/journey.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { giveImages } from './give-images.ts';

const MODEL = 'replicate/qwen/qwen-image-2512';

/** Has the page believe that the server takes no more than this, so that small pictures do for large ones. */
async function limitPixels(page: Page, uploadPixels: number): Promise<void> {
  await page.route('**/api/config', async (route) => {
    const response = await route.fetch();
    const config = await response.json();
    await route.fulfill({ response, json: { ...config, limits: { ...config.limits, uploadPixels } } });
  });
}

/** Drops a picture on the field, agrees to what is offered, and answers what the server has then. */
async function convert(page: Page, name: string, bytes: Buffer, offer: RegExp): Promise<Sharp> {
  const area = page.getByRole('button', { name: /Choose, drop or paste an image/ });
  await giveImages(area, 'drop', { files: [{ name, type: '', bytes }] });
  await page.getByRole('button', { name: offer }).click();
  const preview = page.getByRole('img', { name: 'Image, preview' });
  await expect(preview).toBeVisible();
  const url = await preview.evaluate((picture: HTMLImageElement) => picture.src);
  return sharp(await (await page.request.get(url)).body());
}

test('a photo that lies on its side is made smaller upright', async ({ page, server }) => {
  await limitPixels(page, 20_000);
  await openPlayground(page, server, MODEL);
  const half = { width: 200, height: 200, channels: 3, background: '#ff0000' } as const;
  // Stored with red on the left; shown, turned to the right, with red on top.
  const photo = await sharp({ create: { ...half, width: 400, background: '#0000ff' } })
    .composite([{ input: { create: half }, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const smaller = await convert(page, 'side.jpg', photo, /^Use it at 100 × 200$/);
  expect(await smaller.metadata()).toMatchObject({ format: 'jpeg', width: 100, height: 200 });
  const [red = 0, , blue = 0] = await smaller
    .extract({ left: 50, top: 20, width: 1, height: 1 })
    .raw()
    .toBuffer();
  expect(red).toBeGreaterThan(240);
  expect(blue).toBeLessThan(15);
});

test('what is transparent stays so', async ({ page, server }) => {
  await limitPixels(page, 10_000);
  await openPlayground(page, server, MODEL);
  const background = { r: 200, g: 10, b: 10, alpha: 0.5 };
  const glass = await sharp({ create: { width: 200, height: 200, channels: 4, background } })
    .png()
    .toBuffer();
  const smaller = await convert(page, 'glass.png', glass, /^Use it at 100 × 100$/);
  const { channels } = await smaller.stats();
  expect(await smaller.metadata()).toMatchObject({ format: 'png', width: 100, height: 100 });
  expect(channels[3]?.mean).toBeCloseTo(128, 0);
});

test('a film is offered as its first frame, never taken silently', async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  const frames = Buffer.concat([Buffer.alloc(16 * 16 * 3, 250), Buffer.alloc(16 * 16 * 3, 5)]);
  const film = sharp(frames, { raw: { width: 16, height: 32, channels: 3, pageHeight: 16 } });
  const webp = await film.webp({ loop: 0, lossless: true }).toBuffer();
  const still = await convert(page, 'film.webp', webp, /^Use its first frame as PNG, 16 × 16$/);
  expect(await still.metadata()).toMatchObject({ format: 'png', width: 16, height: 16 });
  expect((await still.stats()).channels[0]?.mean).toBeGreaterThan(240);
});
