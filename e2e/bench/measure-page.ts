import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { installedBrowser } from '#e2e/installed-browser.ts';
import { type Figure, quantile } from './figures.ts';
import { fillLedger } from './fill-ledger.ts';
import { watchRenders } from './watch-renders.ts';

/** How many finished tasks the gallery is measured with. */
const TASKS = 2_000;
const LOADS = 9;

/** Weight and typing of the playground; the gallery's first screen. In a real browser against the real server. */
export async function measurePage(model: Model): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  await fillLedger({ dataDir, model, count: TASKS, hasPictures: true });
  const server = await startAppServer({ DATA_DIR: dataDir });
  const executablePath = installedBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const figures = [
    ...(await measureWeight(browser, server.url)),
    ...(await measureTyping(browser, `${server.url}/?model=${encodeURIComponent(model.id)}`)),
    ...(await measureGallery(browser, server.url)),
  ];
  await browser.close();
  await server.kill();
  return figures;
}

async function measureWeight(browser: Browser, url: string): Promise<readonly Figure[]> {
  const page = await browser.newPage();
  const scripts = new Set<string>();
  page.on(
    'request',
    (request) => request.resourceType() === 'script' && scripts.add(new URL(request.url()).pathname),
  );
  await page.goto(url);
  await page.getByRole('button', { name: /^Model: / }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.close();
  const gzipped = [...scripts].map((path) => gzipSync(readFileSync(join('dist', path))).byteLength);
  const all = readdirSync('dist/assets').filter((name) => name.endsWith('.js'));
  return [
    {
      what: `JavaScript of the playground's first load, gzipped (${scripts.size} of ${all.length + 1} files)`,
      value: gzipped.reduce((sum, bytes) => sum + bytes, 0) / 1000,
      unit: 'kB',
      target: 220,
    },
  ];
}

async function measureTyping(browser: Browser, url: string): Promise<readonly Figure[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchRenders);
  await page.goto(url);
  const prompt = page.getByRole('textbox', { name: /prompt/i }).first();
  // The forms of the other models are made meanwhile.
  await page.waitForFunction(() => document.querySelectorAll('[data-out-of-sight]').length >= 2);
  await prompt.pressSequentially('warming up ');
  await page.evaluate(() => window.renders.splice(0));
  await prompt.pressSequentially('a lighthouse in fog');
  const renders = await page.evaluate(() => window.renders);
  const names = new Set(renders.flatMap((commit) => commit.fields));
  await page.close();
  return [
    {
      what: 'fields that render with a key in the prompt',
      value: Math.max(names.size, 0),
      unit: 'fields',
      target: 1,
    },
  ];
}

async function measureGallery(browser: Browser, url: string): Promise<readonly Figure[]> {
  const firsts: number[] = [];
  let held = 0;
  for (let load = 0; load < LOADS; load++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    await page.getByRole('button', { name: /^Model: / }).waitFor();
    firsts.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const start = performance.now();
            const link = [...document.querySelectorAll('a')].find(
              (candidate) => candidate.textContent === 'Gallery',
            );
            link?.click();
            function look(): void {
              const images = [...document.querySelectorAll<HTMLImageElement>('figure img')];
              if (images.length >= 14 && images.slice(0, 14).every((image) => image.complete))
                resolve(performance.now() - start);
              else requestAnimationFrame(look);
            }
            look();
          }),
      ),
    );
    if (load === LOADS - 1) held = await mostTilesWhileScrolling(page);
    await page.close();
  }
  return [
    {
      what: `the gallery's first screen with its pictures, ${TASKS} tasks, median`,
      value: quantile(firsts, 0.5),
      unit: 'ms',
      target: 200,
    },
    { what: 'tiles held in the page while scrolling, at most', value: held, unit: 'tiles', target: 80 },
  ];
}

async function mostTilesWhileScrolling(page: Page): Promise<number> {
  let most = 0;
  await page.mouse.move(700, 500);
  for (let scroll = 0; scroll < 20; scroll++) {
    await page.mouse.wheel(0, 2_000);
    most = Math.max(most, await page.locator('figure').count());
  }
  return most;
}
