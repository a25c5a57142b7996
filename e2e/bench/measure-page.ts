import { readdirSync } from 'node:fs';
import type { Browser, Request } from '@playwright/test';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import type { Figure } from './figures.ts';
import { openBrowser } from './open-browser.ts';
import { watchRenders } from './watch-renders.ts';

/** Weight and typing of the playground, in a real browser against the real server. */
export async function measurePage(model: Model): Promise<readonly Figure[]> {
  const server = await startAppServer();
  const browser = await openBrowser();
  const figures = [
    ...(await measureWeight(browser, server.url)),
    ...(await measureTyping(browser, `${server.url}/?model=${encodeURIComponent(model.id)}`)),
  ];
  await browser.close();
  await server.kill();
  return figures;
}

async function measureWeight(browser: Browser, url: string): Promise<readonly Figure[]> {
  const page = await browser.newPage();
  const scripts: Request[] = [];
  page.on('requestfinished', (request) => request.resourceType() === 'script' && scripts.push(request));
  await page.goto(url);
  await page.getByRole('button', { name: /^Model: / }).waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(scripts.map((script) => script.sizes()));
  await page.close();
  const all = readdirSync('dist/assets').filter((name) => name.endsWith('.js'));
  return [
    {
      what: `JavaScript of the playground's first load, as it is sent (${scripts.length} of ${all.length + 1} files)`,
      value: sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) / 1000,
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
