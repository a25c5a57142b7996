import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { type Figure, quantile } from './figures.ts';
import { framesDuring } from './frames-during.ts';
import { openBrowser } from './open-browser.ts';

/** Pixels a side of the picture that is painted on. */
const SIDE = 2048;
const SLOWDOWN = 4;
const STROKE_MS = 2_000;
/** One frame of 60 a second, and the rounding of its clock. */
const FRAME_MS = 16.8;

/** Frames of the mask editor while a stroke is drawn by real pointer events on a large picture, the page slowed down. */
export async function measureMask(model: Model): Promise<readonly Figure[]> {
  const server = await startAppServer();
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await openEditor(page, `${server.url}/?model=${encodeURIComponent(model.id)}`);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  // The same events at the same pace, drawing nothing: what is slower than that is the editor's.
  const moving = await framesDuring(page, () => moveOver(page));
  const painting = await framesDuring(page, async () => {
    await page.mouse.down();
    await moveOver(page);
    await page.mouse.up();
  });
  await browser.close();
  await server.kill();
  const what = `frame while a mask of ${SIDE}² is painted, page slowed ${SLOWDOWN}×`;
  return [
    {
      what: 'the same while the pointer only moves, p95',
      value: quantile(moving, 0.95),
      unit: 'ms',
      target: null,
    },
    { what: `${what}, median`, value: quantile(painting, 0.5), unit: 'ms', target: FRAME_MS },
    { what: `${what}, p95`, value: quantile(painting, 0.95), unit: 'ms', target: FRAME_MS },
  ];
}

async function openEditor(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const source = sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: 'grey', noise } });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Seed image.*Choose, drop or paste/ }).click();
  const file = { name: 'source.jpg', mimeType: 'image/jpeg', buffer: await source.jpeg().toBuffer() };
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: 'Paint a mask' }).click();
  await page.getByRole('application', { name: 'Mask' }).waitFor();
  await page.keyboard.press('b');
}

/** Over most of the picture, as fast as the browser takes the moves. */
async function moveOver(page: Page): Promise<void> {
  const box = await page.getByRole('application', { name: 'Mask' }).boundingBox();
  if (!box) throw new Error('The mask is not in sight.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const start = performance.now();
  for (let now = 0; now < STROKE_MS; now = performance.now() - start) {
    const angle = now / 250;
    await page.mouse.move(
      middle.x + Math.sin(angle) * box.height * 0.4,
      middle.y + Math.sin(angle * 1.3) * box.height * 0.4,
    );
  }
}
