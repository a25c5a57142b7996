import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Model } from '#core/models/registry.ts';
import { taskPageSchema } from '#core/task.ts';
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
/** As many as fill what is scrolled. */
const BARE_PICTURES = 600;
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
  const gallery = await measureScrolling(page);
  const heapMb = await heapMbOf(page);
  const bare = await measureScrolling(await openBareGrid(browser, server.url));
  await browser.close();
  await server.kill();
  return [
    {
      what: `the gallery's first screen with its pictures, ${TASKS} images, median`,
      value: quantile(firsts, 0.5),
      unit: 'ms',
      target: 300,
    },
    { what: 'frames dropped while a bare grid is scrolled', value: bare.dropped, unit: '%', target: null },
    {
      what: `frames dropped while ${SCROLL.pixels} px are scrolled at constant speed`,
      value: gallery.dropped,
      unit: '%',
      target: 2,
    },
    { what: "the page's heap then", value: heapMb, unit: 'MB', target: 120 },
    { what: 'tiles held in the page meanwhile, at most', value: gallery.held, unit: 'tiles', target: 80 },
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

/** The floor: as many pictures of the same size with a line beneath, all in the page, and nothing else. */
async function openBareGrid(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const images: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && images.length < BARE_PICTURES; ) {
    const answer = await page.request.get(`${url}/api/tasks?limit=60${cursor && `&cursor=${cursor}`}`);
    const { tasks, nextCursor } = taskPageSchema.parse(await answer.json());
    images.push(...tasks.flatMap((task) => task.images.map(({ id }) => id)));
    cursor = nextCursor;
  }
  const figures = images.map(
    (id) =>
      `<figure style="margin:0;height:248px"><img loading="lazy" src="/api/images/${id}?width=320" style="width:100%;height:188px;object-fit:contain"><figcaption>${id}</figcaption></figure>`,
  );
  const body = `<!doctype html><div class="overflow-y-scroll" style="height:800px;overflow-y:scroll;display:grid;grid-template-columns:repeat(7,1fr);gap:12px">${figures.join('')}</div>`;
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${url}/bare`);
  await page.locator('img').first().waitFor();
  return page;
}

type Scrolling = {
  /** How many of the frames that there was time for were not drawn, in percent. */
  readonly dropped: number;
  /** How many tiles the page held at most. */
  readonly held: number;
};

async function measureScrolling(page: Page): Promise<Scrolling> {
  let held = 0;
  const frames = await framesDuring(page, async () => {
    held = await scroll(page);
  });
  return { dropped: droppedShare(frames), held };
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
