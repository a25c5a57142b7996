import type { Browser, CDPSession, Locator, Page } from '@playwright/test';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { buildFloorForm } from './build-floor-form.ts';
import { chooseModel } from './choose-model.ts';
import { type Figure, quantile } from './figures.ts';
import { openBrowser } from './open-browser.ts';
import { untilStill } from './until-still.ts';

const LOADS = 7;
const SLOWDOWN = 4;
/** What is typed: 200 characters. */
const TEXT = 'a lighthouse in fog, seen from a boat, '.repeat(6).slice(0, 200);

/** The generated form of a model, to which `other` is changed, beside a hand-written one of the same fields: mounting, typing, and a change of model. */
export async function measureForm(model: Model, other: Model): Promise<readonly Figure[]> {
  const server = await startAppServer();
  const browser = await openBrowser();
  const urlOf = ({ id }: Model) => `${server.url}/?model=${encodeURIComponent(id)}`;
  const openFloor = await buildFloorForm(model);
  const floorMounts: number[] = [];
  const mounts: number[] = [];
  // Each in a page that was just opened, and in turn: both run code that was never run, on a machine as busy.
  for (let load = 0; load < LOADS; load++) {
    const opened = await openFloor(browser);
    floorMounts.push(await untilStill(opened.getByRole('button', { name: 'Show the form' })));
    await opened.close();
    mounts.push(await mountLargest(browser, urlOf(other), urlOf(model)));
  }
  const floor = await openFloor(browser);
  await floor.getByRole('button', { name: 'Show the form' }).click();
  const floorKey = await taskMsPerKey(floor, floor.locator('textarea').first());
  await floor.close();

  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(urlOf(model));
  const prompt = page.getByRole('textbox', { name: /prompt/i }).first();
  await prompt.waitFor();
  // The forms of the other models are made meanwhile.
  await page.waitForFunction(() => document.querySelectorAll('[data-out-of-sight]').length >= 2);
  const key = await taskMsPerKey(page, prompt);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const stalls = await longTasksWhile(page, () => prompt.pressSequentially(TEXT));
  const switches: number[] = [];
  for (let load = 0; load < 2 * LOADS; load++) switches.push(await changeModel(page));
  await browser.close();
  await server.kill();
  return [
    {
      what: 'mount a hand-written form of the same fields, median',
      value: quantile(floorMounts, 0.5),
      unit: 'ms',
      target: null,
    },
    {
      what: 'mount the largest form, median',
      value: quantile(mounts, 0.5),
      unit: 'ms',
      target: 2.5 * quantile(floorMounts, 0.5),
    },
    { what: 'main thread for a key in a hand-written box', value: floorKey, unit: 'ms', target: null },
    { what: 'main thread for a key in the prompt', value: key, unit: 'ms', target: 1.2 * floorKey },
    {
      what: `tasks above 50 ms while 200 characters are typed, page slowed ${SLOWDOWN}×`,
      value: stalls,
      unit: 'tasks',
      target: 0,
    },
    {
      what: `change of model until it is drawn, page slowed ${SLOWDOWN}×, median`,
      value: quantile(switches, 0.5),
      unit: 'ms',
      target: 60,
    },
  ];
}

/**
 * The form as it is made when its URL is come to in an open page, before the browser had time to make it ahead. No picker closes
 * meanwhile, as none does beside the hand-written form; a change of model is measured by itself.
 */
async function mountLargest(browser: Browser, url: string, largestUrl: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.getByRole('button', { name: /^Model: / }).waitFor();
  await page.evaluate((to) => {
    const button = document.createElement('button');
    button.textContent = 'Come to the form';
    document.body.append(button);
    button.addEventListener('click', () => {
      history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
  }, largestUrl);
  const ms = await untilStill(page.getByText('Come to the form'));
  await page.close();
  return ms;
}

/** Milliseconds of the main thread for each key of the text: handlers, style, layout, painting. */
async function taskMsPerKey(page: Page, box: Locator): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await box.pressSequentially('warming up ');
  const before = await taskSeconds(session);
  await box.pressSequentially(TEXT, { delay: 20 });
  return ((await taskSeconds(session)) - before) * (1000 / TEXT.length);
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function longTasksWhile(page: Page, work: () => Promise<void>): Promise<number> {
  const tasks = await page.evaluateHandle(() => {
    const seen: number[] = [];
    const observer = new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    return seen;
  });
  await work();
  return tasks.evaluate((seen) => seen.length);
}

/** From the click until the frame with the other model's form is drawn, in milliseconds. */
async function changeModel(page: Page): Promise<number> {
  const button = await chooseModel(page, () => true);
  return button.evaluate(
    (element: HTMLElement) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const title = document.querySelector('[aria-label^="Model: "]');
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - start));
            port1.start();
            port2.postMessage(null);
          });
        });
        if (title) observer.observe(title, { attributeFilter: ['aria-label'] });
        element.click();
      }),
  );
}
