import { randomUUID } from 'node:crypto';
import { test as base, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { watchPosts } from '#e2e/page-faults/watch-posts.ts';
import { openField } from './open-field.ts';
import { signIn } from './sign-in.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';
import { watchComplaints } from './watch-complaints.ts';

/** threats.md I03, on the page: who has no session sees the way in and nothing else, and nothing typed is lost on it. */

const test = base.extend<{ readonly server: TokenServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
  async server({}, use) {
    const server = await startTokenServer();
    await use(server);
    await server.kill();
  },
});

function heading(page: Page) {
  return page.getByRole('heading', { name: 'Sign in to Proofsheet' });
}

function prompt(page: Page) {
  return page.getByRole('textbox', { name: 'Positive prompt' });
}

/** Ends every session from elsewhere, and lets the page find out by asking for something. */
async function endSession(page: Page, server: TokenServer): Promise<void> {
  await server.ask(page, 'DELETE', '/api/sessions');
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await expect(heading(page)).toBeVisible();
}

test('I03 without a session there is a way in and nothing else; with the token all comes, without a reload', async ({
  page,
  server,
}) => {
  const complaints = watchComplaints(page);
  const id = randomUUID();
  const input = { positivePrompt: 'seen by its owner alone', width: 256, height: 256 };
  await server.ask(page, 'POST', '/api/tasks', { id, model: MODEL, input });
  await page.goto(server.url);
  await expect(page.getByLabel('Access token')).toBeFocused();
  await expect(page.getByRole('navigation')).toBeHidden();
  expect(await page.content()).not.toContain('Qwen');
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('Type the access token.');
  await signIn(page, 'a guess that is wrong');
  await expect(page.getByRole('alert')).toHaveText('This is not the access token of this server.');
  await expect(page.getByLabel('Access token')).toBeFocused();
  await expect(page.getByLabel('Access token')).toHaveAccessibleDescription(/not the access token/);

  await signIn(page, server.token);
  await expect(heading(page)).toBeHidden();
  await expect(page.getByRole('article').locator('img')).toHaveJSProperty('naturalWidth', 256);
  const later = randomUUID();
  await server.ask(page, 'POST', '/api/tasks', { id: later, model: MODEL, input });
  await expect(page.getByRole('list', { name: 'Recent tasks' }).getByRole('listitem')).toHaveCount(2);
  expect(await page.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(JSON.stringify(await page.context().storageState())).not.toContain(server.token);
  expect(complaints).toEqual([]);
});

test('I03 after many wrong tokens the page counts down, and takes the right one when its time has come', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  for (let guess = 1; guess <= 8; guess++) {
    await signIn(page, `guess number ${guess}, and wrong`);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    if (await page.getByText('Too many wrong tokens').isVisible()) break;
  }
  await expect(page.getByRole('alert')).toHaveText(
    /^Too many wrong tokens came from here. Try again in \d+ s\.$/,
  );
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'true');
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  await page.getByLabel('Access token').press('Enter');
  expect(posts).toEqual([]);
  await expect(page.getByRole('alert')).toHaveText(/Try again now\.$/);
  await signIn(page, server.token);
  await expect(page.getByRole('button', { name: /^Model: / })).toBeVisible();
});

test('I03 a session that ends meanwhile: what was typed comes back as it was, and a press waits for its user', async ({
  page,
  server,
}) => {
  const complaints = watchComplaints(page);
  const posts = watchPosts(page);
  await page.goto(server.url);
  await signIn(page, server.token);
  const button = await fillForm(page, server, 'typed before the session ended');
  const webhook = await openField(page, 'Delivery', 'Webhook URL');
  await webhook.fill('https://hooks.example.com/s3cret');
  await page.getByRole('textbox', { name: 'Width', exact: true }).fill('51');
  await page.getByRole('textbox', { name: 'Width', exact: true }).press('2');
  await page.route(
    '**/api/tasks',
    async (route) => {
      // Between the press and its arrival.
      await server.ask(page, 'DELETE', '/api/sessions');
      await route.continue();
    },
    { times: 1 },
  );
  await button.click();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await expect(prompt(page)).toBeHidden();

  await signIn(page, server.token);
  await expect(button).toBeFocused();
  await expect(prompt(page)).toHaveValue('typed before the session ended');
  await expect(webhook).toHaveValue('https://hooks.example.com/s3cret');
  await expect(page.getByRole('textbox', { name: 'Width', exact: true })).toHaveValue('512');
  const unanswered = page.getByRole('region', { name: 'Runs without an answer' });
  await expect(unanswered).toContainText('Not sent');
  await expect(unanswered).toContainText('Result also goes to hooks.example.com');
  expect(posts).toHaveLength(1);
  await unanswered.getByRole('button', { name: 'Send it now' }).click();
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/);
  expect(new Set(posts).size).toBe(1);
  await expect(unanswered).toBeHidden();
  expect(complaints).toEqual([]);
});

test('I03 a session that ends behind an open dialog leads to the way in, by keyboard alone, and back to the dialog', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await signIn(page, server.token);
  await openPlayground(page, server, MODEL);
  const input = { positivePrompt: 'looked at', width: 256, height: 256 };
  await server.ask(page, 'POST', '/api/tasks', { id: randomUUID(), model: MODEL, input });
  await page.getByRole('article').getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await endSession(page, server);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByLabel('Access token')).toBeFocused();
  const violations = await complaintsOfAxe(page);
  expect(violations.map((violation) => violation.id)).toEqual([]);
  await page.keyboard.type(server.token);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await prompt(page).fill('the page works as before');
});

test('I03 signing out leaves nothing in sight, in every tab; drafts are there again after signing in', async ({
  page,
  server,
  context,
}) => {
  await page.goto(server.url);
  await signIn(page, server.token);
  await fillForm(page, server, 'typed before signing out');
  const webhook = await openField(page, 'Delivery', 'Webhook URL');
  await webhook.fill('https://hooks.example.com/s3cret');
  const other = await context.newPage();
  await openPlayground(other, server, MODEL);

  await page.getByRole('button', { name: 'Session' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  for (const tab of [page, other]) {
    await expect(heading(tab)).toBeVisible();
    await expect(tab.getByText('Your session has ended.')).toBeHidden();
    expect(await tab.content()).not.toContain('typed before signing out');
  }
  expect((await page.request.get(`${server.url}/api/config`)).status()).toBe(401);

  await signIn(page, server.token);
  await expect(prompt(page)).toHaveValue('typed before signing out');
  await expect(await openField(page, 'Delivery', 'Webhook URL')).toHaveValue('');
  // The other tab has not to be told the token once more.
  await expect(prompt(other)).toHaveValue('typed before signing out');
});

test('I03 signing out everywhere ends the sessions of other browsers', async ({ page, server, browser }) => {
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  for (const tab of [page, other]) {
    await tab.goto(server.url);
    await signIn(tab, server.token);
    await expect(tab.getByRole('button', { name: /^Model: / })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Session' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).press('Enter');
  await expect(heading(page)).toBeVisible();
  await other.reload();
  await expect(heading(other)).toBeVisible();
  await elsewhere.close();
});

test('I03 signing out of a server that does not answer says that it did not happen', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await signIn(page, server.token);
  await page.getByRole('button', { name: 'Session' }).click();
  await page.route('**/api/session', (route) => route.abort());
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You are still signed in.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Model: / })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`I03 the way in holds at each width and has nothing for axe to say, ${colorScheme}`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(server.url);
    await signIn(page, 'a guess that is wrong');
    await expect(page.getByRole('alert')).toHaveText(/not the access token/);
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      const violations = await complaintsOfAxe(page);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    // The frame with its menu, too.
    await page.setViewportSize({ width: 360, height: 800 });
    await signIn(page, server.token);
    await page.getByRole('button', { name: 'Session' }).click();
    await expect(page.getByRole('menuitem')).toHaveText([
      'Theme: system. Change to light',
      'Sign out',
      'Sign out everywhere',
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const violations = await complaintsOfAxe(page);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
