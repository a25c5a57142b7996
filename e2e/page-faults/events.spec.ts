import type { Page } from '@playwright/test';
import { type AppServer, startAppServer } from '#e2e/app-server.ts';
import { openPlayground, test } from '#e2e/journey.ts';
import { addTask } from './add-task.ts';
import { type EventProxy, startEventProxy } from './event-proxy.ts';
import { MODEL } from './fill-form.ts';
import { expect } from './patient-expect.ts';
import { readCharges } from './read-charges.ts';
import { watchPosts } from './watch-posts.ts';

/** faults.md X80, X82–X85: the page stays in step with the server, whatever becomes of the stream of events. */

const HELD = /^Updates are held back/;
const LOST = /^The server does not answer/;

async function throughProxy(
  { page, server }: { readonly page: Page; readonly server: AppServer },
  act: (proxy: EventProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startEventProxy(server.url);
  await openPlayground(page, proxy, MODEL);
  await expect.poll(() => proxy.resumedFrom.length).toBeGreaterThan(0);
  await act(proxy);
  await proxy.close();
}

/** The tasks of the stream, the newest first, by what their tiles say of a seed that only they have. */
function latest(page: Page) {
  return page.getByRole('article', { name: 'Latest task' });
}

async function seedOf(page: Page, url: string, id: string): Promise<string> {
  let seed = '';
  await expect
    .poll(async () => {
      const task = await (await page.request.get(`${url}/api/tasks/${id}`)).json();
      seed = task.images[0]?.seed ?? '';
      return task.status;
    })
    .toBe('done');
  return seed;
}

test('X80 a stream that is cut is resumed from where it stopped: nothing is missed, nothing shown twice', async ({
  page,
  server,
}) => {
  await throughProxy({ page, server }, async (proxy) => {
    const first = await addTask(page, server.url, { prompt: 'before the cut' });
    const firstSeed = await seedOf(page, server.url, first);
    await expect(latest(page).getByText(firstSeed, { exact: true })).toBeVisible();
    proxy.cut();
    const second = await addTask(page, server.url, { prompt: 'during the cut' });
    const secondSeed = await seedOf(page, server.url, second);
    await expect.poll(() => proxy.resumedFrom.length).toBe(2);
    expect(proxy.resumedFrom[1]).toMatch(/\.\d+$/);
    await expect(latest(page).getByText(secondSeed, { exact: true })).toBeVisible();
    for (const seed of [firstSeed, secondSeed]) {
      const recent = page.getByRole('list', { name: 'Recent tasks' }).getByRole('listitem');
      await expect(recent.filter({ hasText: seed })).toHaveCount(1);
    }
    await expect(page.getByText(HELD)).toBeHidden();
    await expect(page.getByText(LOST)).toBeHidden();
  });
});

test('X82 events that are held back: the page says so and asks instead, until they come again', async ({
  page,
  server,
}) => {
  await throughProxy({ page, server }, async (proxy) => {
    proxy.hold(true);
    const id = await addTask(page, server.url, { prompt: 'nobody tells of this' });
    const seed = await seedOf(page, server.url, id);
    await expect(latest(page).getByText(seed, { exact: true })).toBeVisible({ timeout: 10_000 });
    await expect(page.getByText(HELD)).toBeVisible();
    const next = await addTask(page, server.url, { prompt: 'nor of this' });
    await expect(latest(page).getByText(await seedOf(page, server.url, next), { exact: true })).toBeVisible();
    proxy.hold(false);
    await expect(page.getByText(HELD)).toBeHidden();
  });
});

test('X83 events that the page does not know are passed over, and its list is read anew', async ({
  page,
  server,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const lists: string[] = [];
  page.on('request', (request) => request.url().includes('/api/tasks?') && lists.push(request.url()));
  await throughProxy({ page, server }, async (proxy) => {
    await expect.poll(() => lists.length).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    const strange = [
      'event: task\ndata: {"id":"x","status":"dreaming","colour":"blue"}\n\n',
      'event: task\ndata: {{{\n\n',
      'data: no name at all\n\n',
      'id: elsewhere.7\nevent: quota\ndata: {"left":3}\n\n',
    ];
    for (const event of strange) {
      const before = lists.length;
      proxy.write(event);
      await expect.poll(() => lists.length).toBeGreaterThan(before);
    }
    const id = await addTask(page, server.url, { prompt: 'after strange events' });
    await expect(latest(page).getByText(await seedOf(page, server.url, id), { exact: true })).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test('X84 a page that stood still for ten minutes asks for what it missed as soon as it is seen again', async ({
  page,
  server,
}) => {
  await page.clock.install();
  await throughProxy({ page, server }, async (proxy) => {
    await page.waitForLoadState('networkidle');
    let now = Date.now();
    for (const event of ['resume', 'visibilitychange', 'pageshow', 'online']) {
      // Its timers stand still, and its connection dies without a word, as when a lid is closed.
      now += 60_000;
      await page.clock.pauseAt(now);
      proxy.hold(true);
      const id = await addTask(page, server.url, { prompt: `missed until ${event}` });
      const seed = await seedOf(page, server.url, id);
      now += 10 * 60_000;
      await page.clock.setSystemTime(now);
      const asked = page.waitForRequest(/\/api\/tasks\?/);
      await page.evaluate((type) => {
        const news =
          type === 'pageshow' ? new PageTransitionEvent(type, { persisted: true }) : new Event(type);
        (type === 'pageshow' || type === 'online' ? window : document).dispatchEvent(news);
      }, event);
      // No timer has run yet: it was the event that made it ask.
      await asked;
      proxy.hold(false);
      await page.clock.resume();
      await expect(latest(page).getByText(seed, { exact: true }), event).toBeVisible();
    }
  });
});

test('X85 a server that is started again: the open page is live within five seconds, what runs goes on', async ({
  page,
}) => {
  const server = await startAppServer({ SANDBOX_PACE: '3' });
  await openPlayground(page, server, MODEL);
  const posts = watchPosts(page);
  const id = await addTask(page, server.url, { prompt: 'outlives its server' });
  await expect(latest(page).getByRole('status')).toHaveAccessibleName('Running');
  await server.kill();
  await expect(page.getByText(LOST)).toBeVisible();
  await server.restart();
  await expect(page.getByText(LOST)).toBeHidden({ timeout: 5_000 });
  await expect(latest(page).getByRole('status')).toHaveAccessibleName(/^Done/);
  expect(posts).toEqual([]);
  expect(readCharges(server)).toEqual(new Map([[id, 1]]));
  await server.kill();
});
