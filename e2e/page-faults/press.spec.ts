import type { Locator, Page } from '@playwright/test';
import type { AppServer } from '#e2e/app-server.ts';
import { openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from './fill-form.ts';
import { expect } from './patient-expect.ts';
import { readCharges } from './read-charges.ts';
import { watchPosts } from './watch-posts.ts';

/** faults.md X01–X04, X13, X14: what a press of Generate comes to, whatever happens to the page or the way to the server. */

function unanswered(page: Page) {
  return page.getByRole('region', { name: 'Runs without an answer' });
}

/** The task is done and the card shows one that is; the provider's book has it once. */
async function expectDoneOnce(page: Page, server: AppServer, id: string): Promise<void> {
  await expect
    .poll(async () => (await (await page.request.get(`${server.url}/api/tasks/${id}`)).json()).status)
    .toBe('done');
  const card = page.getByRole('article', { name: 'Latest task' });
  await expect(card.getByRole('status')).toHaveAccessibleName(/^Done/);
  expect(readCharges(server).get(id)).toBe(1);
}

/** Ten clicks that the hand made 5 ms apart, however slowly the page gets to them. */
async function clickTenTimes(page: Page, button: Locator): Promise<void> {
  const box = await button.boundingBox();
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  const session = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const events = Array.from({ length: 10 }, (_, click) => start + click / 200).flatMap((timestamp) =>
    (['mousePressed', 'mouseReleased'] as const).map((type) => ({ type, timestamp, ...at })),
  );
  await Promise.all(
    events.map((event) =>
      session.send('Input.dispatchMouseEvent', { ...event, button: 'left', clickCount: 1 }),
    ),
  );
}

test('X01 a tab closed inside the click leaves nothing, and nothing is sent on reopening', async ({
  page,
  server,
  context,
}) => {
  const before = readCharges(server).size;
  await page.exposeFunction('closeTab', () => void page.close());
  await page.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (to, init) => {
      if (init?.method !== 'POST') return send(to, init);
      // The moment before the request leaves, the tab is gone.
      Reflect.get(window, 'closeTab')();
      return new Promise(() => undefined);
    };
  });
  const button = await fillForm(page, server, 'a tab that was closed');
  const closed = page.waitForEvent('close');
  await button.click({ noWaitAfter: true }).catch(() => undefined);
  await closed;

  const again = await context.newPage();
  const posts = watchPosts(again);
  await again.goto(server.url);
  await expect(unanswered(again)).toContainText('Not sent');
  await expect(unanswered(again)).toContainText('a tab that was closed');
  await unanswered(again).getByRole('button', { name: 'Discard' }).click();
  await expect(unanswered(again)).toBeHidden();
  await again.reload();
  await expect(again.getByRole('button', { name: /^Generate/ })).toBeVisible();
  await expect(unanswered(again)).toBeHidden();
  expect(posts).toEqual([]);
  expect(readCharges(server).size).toBe(before);
});

test('X02 ten clicks in 50 ms are one task, charged once', async ({ page, server }) => {
  const before = readCharges(server).size;
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'ten clicks at once');
  await clickTenTimes(page, button);
  await expect.poll(() => posts.length).toBeGreaterThan(0);
  const [id = '', ...more] = posts;
  await expectDoneOnce(page, server, id);
  expect(more).toEqual([]);
  expect(readCharges(server).size).toBe(before + 1);
});

test('X03 offline: the form and the id are kept, nothing is sent on coming back, the button sends that one', async ({
  page,
  server,
  context,
}) => {
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'pressed in a tunnel');
  // The stream of events that is open stays so, which a real loss would not leave: with a word of it the page is not lost.
  await expect(async () => {
    await context.setOffline(false);
    await context.setOffline(true);
    await expect(page.getByText(/^This browser is offline. What you see/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await button.click();
  await expect(unanswered(page)).toContainText('Not sent');
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('pressed in a tunnel');
  const [id = '', ...more] = posts;
  expect(more).toEqual([]);

  await context.setOffline(false);
  await expect(page.getByText(/^This browser is offline. What you see/)).toBeHidden();
  // It was asked for, which is not sending.
  await expect(unanswered(page)).toContainText('did not reach');
  expect(posts).toHaveLength(1);
  await unanswered(page).getByRole('button', { name: 'Send it now' }).click();
  await expectDoneOnce(page, server, id);
  await expect(unanswered(page)).toBeHidden();
  expect(posts).toEqual([id, id]);
});

test('X03 server down: the press outlives a reload and a change of model, and is sent by hand alone', async ({
  page,
  server,
}) => {
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'pressed while the server was down');
  await server.kill();
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'No answer' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue(/server was down/);
  const [id = ''] = posts;
  expect(new Set(posts).size).toBe(1);

  await server.restart();
  await expect(unanswered(page)).toContainText('Not sent');
  const sent = posts.length;
  await openPlayground(page, server, 'replicate/qwen/qwen-image-2512');
  await expect(unanswered(page)).toContainText('Not sent');
  await openPlayground(page, server, MODEL);
  expect(posts).toHaveLength(sent);
  expect((await page.request.get(`${server.url}/api/tasks/${id}`)).status()).toBe(404);

  // The same press once more is the same run.
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expectDoneOnce(page, server, id);
  await expect(unanswered(page)).toBeHidden();
  expect(new Set(posts).size).toBe(1);
});

test('X04 a request that is lost on the way is repeated with the same id, and charged once', async ({
  page,
  server,
}) => {
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'lost on the way there');
  let isFirst = true;
  await page.route('**/api/tasks', (route) => {
    if (route.request().method() !== 'POST' || !isFirst) return route.fallback();
    isFirst = false;
    return route.abort();
  });
  await button.click();
  await expect.poll(() => posts.length).toBe(2);
  const [id = ''] = posts;
  await expectDoneOnce(page, server, id);
  expect(posts).toEqual([id, id]);
});

test('X13 a tab closed while the request is under way: the server finishes alone', async ({
  page,
  server,
  context,
}) => {
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'closed under way');
  const arrived = new Promise<void>((resolve) => {
    void page.route('**/api/tasks', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch();
      resolve();
    });
  });
  await button.click();
  await arrived;
  await page.close();

  const again = await context.newPage();
  const laterPosts = watchPosts(again);
  await again.goto(server.url);
  const [id = ''] = posts;
  await expectDoneOnce(again, server, id);
  await expect(again.getByRole('article').getByText('256 × 256')).toBeVisible();
  await expect.poll(() => again.evaluate(() => JSON.stringify(localStorage))).not.toContain(id);
  await expect(unanswered(again)).toBeHidden();
  expect(laterPosts).toEqual([]);
});

test('X14 our answer is lost: the repeat gets the same task, charged once', async ({ page, server }) => {
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'lost on the way back');
  let isFirst = true;
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() !== 'POST' || !isFirst) return route.fallback();
    isFirst = false;
    await route.fetch();
    return route.abort();
  });
  await button.click();
  await expect.poll(() => posts.length).toBe(2);
  const [id = ''] = posts;
  await expectDoneOnce(page, server, id);
  expect(posts).toEqual([id, id]);
  await expect(unanswered(page)).toBeHidden();
});

test('X14 our answers are lost twice: the task is found by asking, and no second one is made', async ({
  page,
  server,
}) => {
  const posts = watchPosts(page);
  const button = await fillForm(page, server, 'lost for good');
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    return route.abort();
  });
  await button.click();
  await expect(unanswered(page)).toContainText('No answer');
  await expect(unanswered(page)).toBeHidden({ timeout: 10_000 });
  const [id = ''] = posts;
  await expectDoneOnce(page, server, id);
  expect(posts).toEqual([id, id]);
});
