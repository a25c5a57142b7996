import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { type Figure, quantile } from './figures.ts';
import { fillLedger } from './fill-ledger.ts';
import { framesDuring } from './frames-during.ts';
import { openBrowser } from './open-browser.ts';

/** How many finished tasks the gallery is measured with, of one image each. */
const TASKS = 50_000;
const LOADS = 9;
/** How many pictures a first screen has. */
const FIRST_PICTURES = 14;
const SCROLL = { pixels: 20_000, pixelsPerSecond: 2_000 } as const;
const FRAME_MS = 1_000 / 60;

/** The gallery's first screen, frames and memory while it is scrolled at constant speed. In a real browser against the real server. */
export async function measureGallery(model: Model): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  await fillLedger({ dataDir, model, count: TASKS, hasPictures: true });
  const server = await startAppServer({ DATA_DIR: dataDir });
  const browser = await openBrowser();
  const firsts: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    const { page, ms } = await openGallery(browser, server.url);
    firsts.push(ms);
    await page.close();
  }
  const { page } = await openGallery(browser, server.url);
  const still = droppedShare(await framesDuring(page, () => page.waitForTimeout(3_000)));
  let held = 0;
  const scrolling = droppedShare(
    await framesDuring(page, async () => {
      held = await scroll(page);
    }),
  );
  const heapMb = await heapMbOf(page);
  await browser.close();
  await server.kill();
  return [
    {
      what: `the gallery's first screen with its pictures, ${TASKS} images, median`,
      value: quantile(firsts, 0.5),
      unit: 'ms',
      target: 300,
    },
    { what: 'frames dropped while nothing moves', value: still, unit: '%', target: null },
    {
      what: `frames dropped while ${SCROLL.pixels} px are scrolled at constant speed`,
      value: scrolling,
      unit: '%',
      target: 2,
    },
    { what: "the page's heap then", value: heapMb, unit: 'MB', target: 120 },
    { what: 'tiles held in the page meanwhile, at most', value: held, unit: 'tiles', target: 80 },
  ];
}

/** From the click on the link until the first screen has its pictures, in milliseconds. */
async function openGallery(
  browser: Browser,
  url: string,
): Promise<{ readonly page: Page; readonly ms: number }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByRole('button', { name: /^Model: / }).waitFor();
  const link = page.getByRole('link', { name: 'Gallery' });
  // As a hand does, which points before it presses.
  await link.hover();
  const ms = await link.evaluate(
    (element: HTMLElement, count) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        element.click();
        function look(): void {
          const images = [...document.querySelectorAll<HTMLImageElement>('figure img')].slice(0, count);
          if (images.length === count && images.every((image) => image.complete))
            resolve(performance.now() - start);
          else requestAnimationFrame(look);
        }
        look();
      }),
    FIRST_PICTURES,
  );
  return { page, ms };
}

/** Scrolls down at constant speed. Answers how many tiles the page held at most. */
function scroll(page: Page): Promise<number> {
  return page
    .locator('figure')
    .first()
    .evaluate(
      (tile, { pixels, pixelsPerSecond }) =>
        new Promise<number>((resolve) => {
          const scroller = tile.closest('.overflow-y-scroll');
          const start = performance.now();
          let most = 0;
          function move(now: number): void {
            const travelled = ((now - start) * pixelsPerSecond) / 1_000;
            if (scroller) scroller.scrollTop = travelled;
            most = Math.max(most, document.querySelectorAll('figure').length);
            if (travelled < pixels) requestAnimationFrame(move);
            else resolve(most);
          }
          requestAnimationFrame(move);
        }),
      SCROLL,
    );
}

/** How many of the frames that there was time for were not drawn, in percent. */
function droppedShare(frames: readonly number[]): number {
  const due = frames.map((ms) => Math.max(Math.round(ms / FRAME_MS), 1));
  const dropped = due.reduce((sum, count) => sum + count - 1, 0);
  return (100 * dropped) / (frames.length + dropped);
}

async function heapMbOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
