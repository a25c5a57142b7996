import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { MAX_COMPARED } from '#core/compare/comparison-set.ts';
import type { Model } from '#core/models/registry.ts';
import { taskPageSchema } from '#core/task.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { type Figure, quantile } from './figures.ts';
import { fillLedger } from './fill-ledger.ts';
import { framesDuring } from './frames-during.ts';
import { openBrowser } from './open-browser.ts';

/** Pixels a side of each picture. */
const SIDE = 2048;
const MOVE_MS = 3_000;
/** One frame of 60 a second, and the rounding of its clock. */
const FRAME_MS = 16.8;

/** Frames while nine large pictures are moved and zoomed together by real pointer events. */
export async function measureCompare(model: Model): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  const size = { width: SIDE, height: SIDE };
  await fillLedger({ dataDir, model, count: MAX_COMPARED, hasPictures: true, size });
  const server = await startAppServer({ DATA_DIR: dataDir });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const answer = await page.request.get(`${server.url}/api/tasks`);
  const { tasks } = taskPageSchema.parse(await answer.json());
  const images = tasks.flatMap((task) => task.images.map(({ id }) => id));
  await page.goto(`${server.url}/compare?images=${images.join(',')}`);
  const stage = page.getByRole('group', { name: 'Pictures side by side' });
  await stage.waitFor();
  await page.waitForLoadState('networkidle');
  const picture = stage.locator('[data-frame]').first();
  await picture.hover();
  const frames = {
    pointing: await framesDuring(page, () => moveInCircles(page, picture)),
    zooming: await framesDuring(page, () => zoomInAndOut(page)),
    moving: await framesDuring(page, async () => {
      await page.mouse.down();
      await moveInCircles(page, picture);
      await page.mouse.up();
    }),
  };
  await browser.close();
  await server.kill();
  const what = `a frame while nine pictures of ${SIDE}²`;
  return [
    { what: `${what} are pointed at, p95`, value: quantile(frames.pointing, 0.95), unit: 'ms', target: null },
    {
      what: `${what} are zoomed, median`,
      value: quantile(frames.zooming, 0.5),
      unit: 'ms',
      target: FRAME_MS,
    },
    { what: '  the same, p95', value: quantile(frames.zooming, 0.95), unit: 'ms', target: null },
    { what: `${what} are moved, median`, value: quantile(frames.moving, 0.5), unit: 'ms', target: FRAME_MS },
    { what: '  the same, p95', value: quantile(frames.moving, 0.95), unit: 'ms', target: null },
  ];
}

async function moveInCircles(page: Page, picture: ReturnType<Page['locator']>): Promise<void> {
  const box = await picture.boundingBox();
  if (!box) throw new Error('The pictures are not in sight.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const start = performance.now();
  for (let now = 0; now < MOVE_MS; now = performance.now() - start) {
    const angle = now / 250;
    await page.mouse.move(middle.x + Math.sin(angle) * 80, middle.y + Math.cos(angle) * 80);
  }
}

async function zoomInAndOut(page: Page): Promise<void> {
  const start = performance.now();
  for (let now = 0; now < MOVE_MS; now = performance.now() - start) {
    await page.mouse.wheel(0, Math.sin(now / 500) > 0 ? -40 : 40);
  }
}
