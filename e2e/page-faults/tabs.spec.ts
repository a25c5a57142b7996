import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { startAppServer } from '#e2e/app-server.ts';
import { openPlayground } from '#e2e/journey.ts';
import { addTask } from './add-task.ts';
import { fillForm, MODEL } from './fill-form.ts';
import { startLiveServer } from './live-server.ts';
import { expect } from './patient-expect.ts';
import { readCharges } from './read-charges.ts';
import { watchPosts } from './watch-posts.ts';

/** faults.md X78, X79: pages are windows on the ledger: opening, closing and doubling them changes nothing. */

const REPLICATE = { model: 'replicate/qwen/qwen-image-2512', prompt: 'told to wait' };

test('X78 a page closed and opened again at every status shows the ledger’s state, and asks for nothing', async ({
  context,
  page,
}) => {
  const server = await startLiveServer([
    { on: 'submit', task: 1, do: 'hang', at: 'before_charge' },
    { on: 'submit', task: 2, do: 'late', ms: 10 * 60_000 },
    { on: 'download', task: 3, do: 'hang', at: 'before_charge', times: 'ever' },
    { on: 'submit', task: 5, do: 'status', status: 400 },
    { provider: 'replicate', on: 'submit', do: 'status', status: 429, retryAfterS: 240, times: 'ever' },
  ]);
  const { url } = server;
  for (const status of ['sending', 'running', 'saving', 'done', 'failed']) {
    const id = await addTask(page, url, { prompt: status });
    await expect.poll(async () => (await read(`tasks/${id}`)).status).toBe(status);
  }
  await addTask(page, url, REPLICATE);
  await expect.poll(async () => JSON.stringify(await read('config'))).toContain('asks to wait');
  const canceled = await addTask(page, url, { ...REPLICATE, prompt: 'canceled' });
  await page.request.post(`${url}/api/tasks/${canceled}/cancel`, {
    data: {},
    headers: { origin: url },
  });
  const charged = server.book.charges().length;

  const newestFirst = ['canceled', 'accepted', 'failed', 'done', 'saving', 'running', 'sending'];
  for (const opened of ['once', 'again']) {
    const tab = await context.newPage();
    const posts = watchPosts(tab);
    await openPlayground(tab, server, MODEL);
    const recent = tab.getByRole('list', { name: 'Recent tasks' }).getByRole('listitem');
    const tile = (at: number) => recent.nth(at).getByRole('button').first();
    for (const [at, status] of newestFirst.entries())
      await expect(tile(at), `opened ${opened}`).toHaveAccessibleName(new RegExp(`, ${status}, `));
    await tile(1).click();
    await expect(tab.getByRole('article').getByRole('status')).toHaveAccessibleName('Waiting');
    await expect(tab.getByRole('article').getByText(/^Replicate asks to wait/)).toBeVisible();
    await expect(tab.getByText(/Tried again in \d min \d+ s/)).toBeVisible();
    const providers = tab.getByRole('list', { name: 'Providers' });
    await expect(providers).toContainText(/Replicate paused.*tried in \d min/);
    expect(posts).toEqual([]);
    await tab.close();
  }
  expect(server.book.charges()).toHaveLength(charged);
  await server.end();

  async function read(path: string) {
    return (await page.request.get(`${url}/api/${path}`)).json();
  }
});

test('X79 two tabs, one task: both show it once, and there is one row and one file', async ({
  context,
  page,
}) => {
  const server = await startAppServer({ SANDBOX_PACE: '0.5' });
  const other = await context.newPage();
  const otherPosts = watchPosts(other);
  await openPlayground(other, server, MODEL);
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'seen by two');
  await button.click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/);
    await expect(tab.getByRole('article').locator('img')).toHaveCount(1);
    await expect(tab.getByRole('region', { name: 'Runs without an answer' })).toBeHidden();
    await tab.getByRole('link', { name: 'Gallery' }).click();
    await expect(tab.getByRole('button', { name: /, done, seed / })).toHaveCount(1);
  }
  const [id = ''] = posts;
  expect(posts).toEqual([id]);
  expect(otherPosts).toEqual([]);
  expect(
    readdirSync(join(server.dataDir, 'images'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ),
  ).toHaveLength(1);
  expect(readCharges(server)).toEqual(new Map([[id, 1]]));
  await server.kill();
});
