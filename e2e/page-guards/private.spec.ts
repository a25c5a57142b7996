import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type AppServer, startAppServer } from '#e2e/app-server.ts';
import { openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { openField } from './open-field.ts';
import { startOverheard } from './start-overheard.ts';
import { watchComplaints } from './watch-complaints.ts';

/** threats.md D02, D03 and R14: private values are typed, shown once more, sent, and kept nowhere. */

const HOOK = 'https://hooks.example.com:8443/results?key=s3cret';
const SECRET = 's3cret';

function prompt(page: Page) {
  return page.getByRole('textbox', { name: 'Positive prompt' });
}

function webhook(page: Page) {
  return openField(page, 'Delivery', 'Webhook URL');
}

function generateButton(page: Page) {
  return page.getByRole('button', { name: /^Generate/ });
}

/** Everything that outlives the page. */
async function stored(page: Page): Promise<string> {
  const inPage = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  return inPage + page.url() + JSON.stringify(await page.context().storageState({ indexedDB: true }));
}

async function doneTask(page: Page, server: Pick<AppServer, 'url'>) {
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/);
  const { tasks } = await (await page.request.get(`${server.url}/api/tasks?limit=1`)).json();
  return tasks[0];
}

test('D02 a private URL is shown beside the price with its host in full, sent as it was typed, and kept nowhere', async ({
  page,
}) => {
  const complaints = watchComplaints(page);
  const server = await startOverheard();
  const button = await fillForm(page, server, 'sent to a hook');
  await (await webhook(page)).fill(HOOK);
  await (await openField(page, 'Delivery', 'Upload endpoint')).fill(
    `https://${'bucket-'.repeat(8)}.storage.example.com/put?X-Amz-Signature=${SECRET}`,
  );
  const targets = page.getByRole('listitem').filter({ hasText: /^Result also goes to/ });
  await expect(targets).toHaveText([
    'Result also goes to hooks.example.com:8443 (Webhook URL)',
    `Result also goes to ${'bucket-'.repeat(8)}.storage.example.com (Upload endpoint)`,
  ]);
  for (const target of await targets.all()) await expect(target).toBeInViewport({ ratio: 1 });
  await expect(button).toHaveAccessibleDescription(/Result also goes to hooks\.example\.com:8443/);
  expect(await stored(page)).toContain('sent to a hook');
  expect(await stored(page)).not.toContain(SECRET);

  let kept = '';
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() === 'POST') kept = await stored(page);
    return route.fallback();
  });
  await button.click();
  const task = await doneTask(page, server);
  // The press stood in the storage while its request was under way.
  expect(kept).toContain(task.id);
  expect(kept).not.toContain(SECRET);
  expect(server.heard().some((body) => body.includes(`"webhookURL":"${HOOK}"`))).toBe(true);

  await page.getByRole('article').getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /^webhookURL/ })).toContainText(
    'hooks.example.com',
  );
  expect(await page.getByRole('dialog').textContent()).not.toContain(SECRET);
  expect(complaints).toEqual([]);
  await server.end();
});

test('D02 a private URL stays while the page is open, and is brought by nothing but typing', async ({
  page,
  server,
}) => {
  await fillForm(page, server, 'typed here');
  await (await webhook(page)).fill(HOOK);
  await generateButton(page).click();
  await doneTask(page, server);

  // Another model, another screen, and back.
  await page.getByRole('button', { name: /^Model: / }).click();
  await page
    .getByRole('button', { name: /Replicate/ })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible();
  await page.goBack();
  await expect(await webhook(page)).toHaveValue(HOOK);
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(await webhook(page)).toHaveValue(HOOK);

  // A recipe takes the place of all, and brings none.
  await page.getByRole('article').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /^Replay/ }).click();
  await expect(await webhook(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Undo Webhook URL' }).click();
  await expect(await webhook(page)).toHaveValue(HOOK);
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click();
  await expect(await webhook(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Undo all' }).click();

  await page.reload();
  await expect(prompt(page)).toHaveValue('typed here');
  await expect(await webhook(page)).toHaveValue('');
  await expect(page.getByText(/^Result also goes to/)).toBeHidden();
});

test('D02 a press that a reload took the private URL from says so, and is sent without it', async ({
  page,
  server,
}) => {
  const button = await fillForm(page, server, 'the answer got lost');
  await (await webhook(page)).fill(HOOK);
  await page.route('**/api/tasks', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await button.click();
  const unanswered = page.getByRole('region', { name: 'Runs without an answer' });
  await expect(unanswered).toContainText('Result also goes to hooks.example.com:8443 (Webhook URL)');
  expect(await stored(page)).not.toContain(SECRET);
  await page.unroute('**/api/tasks');
  await page.reload();
  await expect(unanswered).toContainText('Webhook URL was typed with it and never stored');
  await expect(unanswered).not.toContainText('hooks.example.com');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await unanswered.getByRole('button', { name: 'Send it now' }).click();
  expect((await sent).postDataJSON().input).not.toHaveProperty('webhookURL');
  await doneTask(page, server);
  await expect(unanswered).toBeHidden();
});

test('D02 private URLs that another program wrote into the storage are thrown away, not shown and not sent', async ({
  page,
  server,
}) => {
  const id = randomUUID();
  const input = { positivePrompt: 'planted', width: 256, height: 256, webhookURL: HOOK };
  const press = { id, model: MODEL, input, parent: null, pressedAt: 1e12, isOffline: false };
  await page.goto(server.url);
  await page.evaluate(
    ([draft, key, value]) => {
      localStorage.setItem(key, draft);
      localStorage.setItem(value.key, value.text);
    },
    [
      JSON.stringify(input),
      `proofsheet.draft.1.${MODEL}`,
      { key: `proofsheet.press.1.${id}`, text: JSON.stringify(press) },
    ] as const,
  );
  await openPlayground(page, server, MODEL);
  await expect(prompt(page)).toHaveValue('planted');
  await expect(await webhook(page)).toHaveValue('');
  // What stands there of a draft is in the form now; of the press, its private value is cut when it is read.
  const drafts = await page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => key.startsWith('proofsheet.draft.')),
  );
  expect(JSON.stringify(drafts)).toContain('planted');
  expect(JSON.stringify(drafts)).not.toContain(SECRET);
  const unanswered = page.getByRole('region', { name: 'Runs without an answer' });
  await expect(unanswered).toContainText('planted');
  await expect(unanswered).not.toContainText('hooks.example.com');
  // Neither does a press become one of this page by being given up and taken back.
  await unanswered.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await unanswered.getByRole('button', { name: 'Send it now' }).click();
  expect((await sent).postDataJSON().input).not.toHaveProperty('webhookURL');
  await doneTask(page, server);
});

test('D03 where the server takes no callbacks the fields are shown disabled, with the reason', async ({
  page,
}) => {
  const server = await startAppServer({ ALLOW_CALLBACKS: 'false' });
  await fillForm(page, server, 'stays here');
  for (const title of ['Webhook URL', 'Upload endpoint']) {
    const field = await openField(page, 'Delivery', title);
    await expect(field).toBeDisabled();
    await expect(field).toHaveAccessibleDescription(/Switched off on this server \(ALLOW_CALLBACKS=false\)/);
  }
  await generateButton(page).click();
  await doneTask(page, server);
  await server.kill();
});
