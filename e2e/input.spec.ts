import { join } from 'node:path';
import { expect } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openBook } from '#server/emulator/book.ts';
import { generate, openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const LARGEST_SEED = '9223372036854775807';

test.beforeEach(async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await page.getByRole('textbox', { name: 'Positive prompt' }).fill('a lighthouse in fog');
});

test('the largest seed keeps every digit from the form to the ledger, the wire and the card', async ({
  page,
  server,
}) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  const seed = page.getByRole('textbox', { name: 'Seed', exact: true });
  const lock = page.getByRole('button', { name: 'Lock the seed' });
  await seed.fill(LARGEST_SEED);
  await seed.press('Enter');
  await lock.click();
  await expect(seed).toHaveValue('');
  await lock.click();
  await expect(seed).toHaveValue(LARGEST_SEED);
  await generate(page);
  await expect(page.getByRole('article').getByText(LARGEST_SEED, { exact: true })).toBeVisible();
  const { tasks } = await (await page.request.get(`${server.url}/api/tasks?limit=1`)).json();
  expect(tasks[0].sent.seed).toBe(LARGEST_SEED);
  expect(tasks[0].images[0].seed).toBe(LARGEST_SEED);
  const book = openBook(join(server.dataDir, 'sandbox.sqlite'));
  expect(book.requests().at(-1)?.body).toContain(`"seed":${LARGEST_SEED}`);
  book.close();
});

test('a run with mistakes is not sent, and the first wrong field has the focus', async ({ page }) => {
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('textbox', { name: 'Width', exact: true })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Issues' })).toContainText('Width is required');
  expect(posts).toEqual([]);
});

test('a number off its step offers the nearest ones to click', async ({ page }) => {
  const width = page.getByRole('textbox', { name: 'Width', exact: true });
  await width.fill('904');
  await width.press('Tab');
  await expect(
    page.getByText('Width must be a whole number between 256 and 2048 px and a multiple of 16.').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: /896/ }).first().click();
  await expect(width).toHaveValue('896');
  // The button has gone with the mistake: the focus is where it was set right.
  await expect(width).toBeFocused();
});

test('what is no number stays as it was typed, with a sentence', async ({ page }) => {
  const steps = page.getByRole('textbox', { name: /^Steps/ }).first();
  await steps.fill('lots');
  await steps.press('Tab');
  await expect(steps).toHaveValue('lots');
  await expect(page.getByText(/Steps must be a whole number/).first()).toBeVisible();
});

test('a file that is no image is refused with the reason, and the rest of the form stays', async ({
  page,
}) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /Choose, drop or paste an image/ })
    .first()
    .click();
  await (await chooser).setFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  });
  await expect(page.getByText(/photo\.png is an SVG/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('a lighthouse in fog');
});

test('what the provider refuses shows at the parameter that it names', async ({ page }) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  await page.getByRole('textbox', { name: /Seed image/ }).fill('11111111-2222-4333-8444-555555555555');
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Failed/);
  const issue = page.getByRole('list', { name: 'Issues' }).getByRole('button', { name: /image/i });
  await issue.click();
  await expect(
    page
      .getByRole('group', { name: /Seed image/ })
      .or(page.locator('[id$="inputs.seedImage"]'))
      .first(),
  ).toBeVisible();
});

test('an answer that is lost keeps the text and the id: the same press makes one task', async ({
  page,
  server,
}) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  const ids: string[] = [];
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    ids.push(route.request().postDataJSON().id);
    if (ids.length > 2) return route.fallback();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('alert')).toContainText('No answer');
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('a lighthouse in fog');
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect.poll(() => ids.length).toBe(3);
  expect(new Set(ids).size).toBe(1);
  const { tasks } = await (await page.request.get(`${server.url}/api/tasks`)).json();
  expect(tasks.filter((task: { id: string }) => task.id === ids[0])).toHaveLength(1);
});

test('ten presses at once are one press', async ({ page, server }) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  const before = (await (await page.request.get(`${server.url}/api/tasks?limit=200`)).json()).tasks.length;
  await page.getByRole('button', { name: /^Generate/ }).evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 10; press++) button.click();
  });
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/, {
    timeout: 30_000,
  });
  const after = (await (await page.request.get(`${server.url}/api/tasks?limit=200`)).json()).tasks.length;
  expect(after - before).toBe(1);
});

test('the whole way goes by keyboard alone', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Positive prompt' }).focus();
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Width', exact: true }).focus();
  await page.keyboard.type('512');
  await page.keyboard.press('Tab');
  await page.keyboard.type('512');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/, {
    timeout: 30_000,
  });
  await expect(page.getByRole('article').getByText('512 × 512')).toBeVisible();
});

test('a question mark shows all keys, and is a question mark in a text box', async ({ page }) => {
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await page.getByRole('textbox', { name: 'Positive prompt' }).press('?');
  await expect(keys).toBeHidden();
  await page.getByRole('radio', { name: 'Form' }).press('?');
  await expect(keys.getByRole('region', { name: 'Form' })).toContainText('Resets the parameter');
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 480 });
  await expect(keys).toBeVisible();
  expect(await complaintsOfAxe(page, '[role=dialog]')).toEqual([]);
  await keys.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Tab');
  await expect(keys.getByRole('region', { name: 'All keys' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(keys.getByText('Saves the mask')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('only the panes scroll, never the page', async ({ page }) => {
  await expect(page.locator('[data-out-of-sight]').first()).toBeAttached();
  const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('where the URL names no model, the one that was chosen last is there', async ({ page, server }) => {
  await openPlayground(page, server, 'runware/runware:108@22');
  await page.goto(server.url);
  await expect(page.getByRole('button', { name: /^Model: Qwen-Image-Edit-Plus/ })).toBeVisible();
});

test('a screen that is turned keeps the view and the number of tasks that were chosen', async ({ page }) => {
  await page.getByRole('radio', { name: 'JSON' }).check();
  await page.getByRole('textbox', { name: 'Number of tasks' }).fill('3');
  await page.getByRole('textbox', { name: 'Number of tasks' }).press('Tab');
  await page.setViewportSize({ width: 600, height: 900 });
  await page.getByRole('button', { name: 'Parameters and Generate' }).click();
  await expect(page.getByRole('textbox', { name: 'Input as JSON' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Number of tasks' })).toHaveValue('3');
  await page.setViewportSize({ width: 1024, height: 900 });
  await expect(page.getByRole('textbox', { name: 'Input as JSON' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Number of tasks' })).toHaveValue('3');
});

test('what is no number of tasks runs nothing, and the number that was typed last counts', async ({
  page,
}) => {
  let posts = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/tasks')) posts += 1;
  });
  await page.getByRole('button', { name: /^1:1/ }).click();
  const count = page.getByRole('textbox', { name: 'Number of tasks' });
  await count.fill('many');
  await count.press('ControlOrMeta+Enter');
  await expect(page.getByText('A run makes 1 to 50 tasks. Type such a number to run.')).toBeVisible();
  await expect(count).toBeFocused();
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(count).toBeFocused();
  expect(posts).toBe(0);
  await count.fill('2');
  await count.press('ControlOrMeta+Enter');
  await expect.poll(() => posts).toBe(2);
});

test('a run that is being sent can be stopped, and nothing more of it is sent or paid', async ({
  page,
  server,
}) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  const third = Promise.withResolvers<void>();
  let asked = 0;
  await page.route('**/api/tasks', async (route) => {
    asked += 1;
    if (asked === 3) await third.promise;
    await route.fallback();
  });
  const before = (await (await page.request.get(`${server.url}/api/tasks?limit=200`)).json()).tasks.length;
  await page.getByRole('textbox', { name: 'Number of tasks' }).fill('20');
  await page.getByRole('textbox', { name: 'Number of tasks' }).press('Tab');
  await page.getByRole('button', { name: /^Generate 20/ }).click();
  await expect(page.getByText('Sending 3 of 20')).toBeVisible();
  // Those that are still to be sent are not taken for lost ones.
  await expect(page.getByRole('region', { name: 'Runs without an answer' })).toBeHidden();
  await page.getByRole('button', { name: 'Send no more' }).click();
  third.resolve();
  await expect(page.getByText(/^Sending/)).toBeHidden();
  const after = (await (await page.request.get(`${server.url}/api/tasks?limit=200`)).json()).tasks.length;
  expect(after - before).toBe(3);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('press')))).toEqual(
    [],
  );
});

test('what names no image becomes no entry of a list: it stays in its box, with the reason', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, 'runware/runware:108@22');
  const box = page.getByRole('textbox', { name: /^Reference images: URL or UUID/ });
  await box.fill('htp:/nope');
  await box.press('Enter');
  await expect(box).toHaveValue('htp:/nope');
  await expect(
    page
      .getByText(/This URL cannot be used/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('list', { name: /Reference images/ })).toBeHidden();
  await box.fill('https://images.example/a.png');
  await box.press('Enter');
  await expect(page.getByRole('list', { name: /Reference images/ }).getByRole('listitem')).toHaveCount(1);
  await expect(box).toHaveValue('');
});
