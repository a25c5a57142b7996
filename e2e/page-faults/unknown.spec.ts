import { type Page, test } from '@playwright/test';
import { openPlayground } from '#e2e/journey.ts';
import { addTask } from './add-task.ts';
import { startEventProxy } from './event-proxy.ts';
import { MODEL } from './fill-form.ts';
import { type LiveServer, startLiveServer } from './live-server.ts';
import { expect } from './patient-expect.ts';

/** faults.md X34: the user's word on a task that nobody knows the outcome of, given once however often it is said. */

const RETRY = /^Ask and send again/;

/** A task whose request was reset before anything was charged, a minute and more after the doubt. */
async function startWithUnknown(page: Page): Promise<{ readonly server: LiveServer; readonly id: string }> {
  const server = await startLiveServer([{ on: 'submit', task: 1, do: 'reset', at: 'before_charge' }]);
  const id = await addTask(page, server.url, { prompt: 'lost in between' });
  await openPlayground(page, server, MODEL);
  await expect(page.getByText(/^No answer from Runware. Asking whether it arrived/)).toBeVisible();
  await server.kill();
  server.changeLedger('UPDATE tasks SET doubt_at = doubt_at - 90000, next_at = 0');
  await server.restart();
  await expect(page.getByRole('button', { name: RETRY })).toBeVisible();
  return { server, id };
}

function watchWords(page: Page): readonly string[] {
  const words: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/resolve')) words.push(request.postDataJSON().action);
  });
  return words;
}

test('X34 a second click sends nothing more, and another tab that is late is quietly put right', async ({
  page,
  context,
}) => {
  const { server, id } = await startWithUnknown(page);
  // The other tab does not hear of the first one's word before it has said the same.
  const proxy = await startEventProxy(server.url);
  const other = await context.newPage();
  await openPlayground(other, proxy, MODEL);
  await expect(other.getByRole('button', { name: RETRY })).toBeVisible();
  const [words, otherWords] = [watchWords(page), watchWords(other)];
  await expect(page.getByRole('button', { name: RETRY })).toHaveAccessibleDescription(/both are charged/);

  let isDeaf = true;
  proxy.hold(true);
  await other.route('**/api/tasks?*', (route) => (isDeaf ? route.abort() : route.fallback()));
  other.on('request', (request) => {
    if (request.url().endsWith('/resolve')) isDeaf = false;
  });
  const refused = other.waitForResponse((response) => response.url().endsWith('/resolve'), {
    timeout: 30_000,
  });
  for (const tab of [page, other]) {
    await tab.getByRole('button', { name: RETRY }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
  }
  expect((await refused).status()).toBe(409);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/);
    await expect(tab.getByRole('dialog')).toBeHidden();
    await expect(tab.getByText(/nothing to settle/)).toBeHidden();
  }
  expect(words).toEqual(['retry']);
  expect(otherWords).toEqual(['retry']);
  expect(server.book.charges().map((charge) => charge.taskId)).toEqual([id]);
  await proxy.close();
  await server.end();
});

test('X34 a task is forgotten by keyboard, for its reason, and the focus stays on its card', async ({
  page,
}) => {
  const { server } = await startWithUnknown(page);
  const words = watchWords(page);
  const forget = page.getByRole('button', { name: 'Forget it' });
  await expect(forget).toHaveAccessibleDescription(/cost unknown/);
  await forget.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Canceled/);
  await expect(page.getByRole('article', { name: 'Latest task' })).toBeFocused();
  expect(words).toEqual(['forget']);
  expect(server.book.charges()).toEqual([]);
  await server.end();
});
