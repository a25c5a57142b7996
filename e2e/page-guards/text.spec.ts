import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startAppServer } from '#e2e/app-server.ts';
import { generate, openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { startLiveServer } from '#e2e/page-faults/live-server.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { pngWithTexts } from './png-with-texts.ts';
import { watchChanges } from './watch-changes.ts';
import { watchComplaints } from './watch-complaints.ts';

/** threats.md A11, B07, B08, H07, H08: text is shown as text, wherever it comes from. */

/** What would show itself where anything took it for more than text. Without a slash, so that it can be a file's name, too. */
const CANARY = '<img src=x onerror=alert(1)><svg onload=alert(2)><script>alert(3)<\u2215script>{{7*7}}';

/** Nothing in the page was made of the canary, and it has run nowhere. */
async function expectNoElements(page: Page): Promise<void> {
  expect(await page.locator('img[src="x"], svg[onload], [onerror], body script:not([src])').count()).toBe(0);
}

function prompt(page: Page) {
  return page.getByRole('textbox', { name: 'Positive prompt' });
}

test('A11 HTML, templates and javascript: in the form are text, and what is no image URL is an issue at its field', async ({
  page,
  server,
}) => {
  const complaints = watchComplaints(page);
  const posts = watchChanges(page);
  const button = await fillForm(page, server, CANARY);
  const url = page.getByRole('textbox', { name: 'Seed image: URL or UUID' });
  await url.fill('javascript:alert(1)');
  await url.press('Enter');
  await expect(url).toHaveValue('javascript:alert(1)');
  await page.getByRole('button', { name: /^Delivery/ }).click();
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('javascript:alert(1)');
  await button.click();
  const issues = page.getByRole('list', { name: 'Issues' });
  await expect(issues).toContainText('This URL cannot be used. It must begin with https://.');
  await expect(issues).toContainText('Webhook URL cannot be used. It must begin with https://.');
  await expect(url).toHaveAccessibleDescription(/This URL cannot be used/);
  await expect(page.getByText(/^Result also goes to/)).toBeHidden();
  expect(await page.locator('a[href^="javascript:"], img[src^="javascript:"]').count()).toBe(0);
  await page.reload();
  await expect(prompt(page)).toHaveValue(CANARY);
  await expectNoElements(page);
  expect(posts).toEqual([]);
  expect(complaints).toEqual([]);
});

test('H07 canaries in prompt, note, tags, file names, definitions, provider’s errors and model ids run on no screen', async ({
  page,
}) => {
  test.slow();
  const complaints = watchComplaints(page);
  const error = {
    code: CANARY,
    message: CANARY,
    parameter: 'seed',
    documentation: `javascript:alert(1)//${CANARY}`,
  };
  const server = await startLiveServer([
    { on: 'submit', task: 2, do: 'status', status: 400, body: { errors: [error] } },
  ]);
  await fillForm(page, server, CANARY);
  await generate(page);
  const { tasks } = await (await page.request.get(`${server.url}/api/tasks`)).json();
  const changed = await page.request.patch(`${server.url}/api/tasks/${tasks[0].id}`, {
    data: { note: CANARY, tags: [CANARY.slice(0, 28)], starred: true },
    headers: { origin: server.url },
  });
  expect(changed.status(), await changed.text()).toBe(200);
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Failed/);
  await expect(page.getByRole('article')).toContainText(CANARY);

  // A file's name, in a sentence of refusal.
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Seed image.*Choose, drop or paste/ }).click();
  await (await chooser).setFiles({ name: CANARY, mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(page.getByText(/<img src=x.* is an SVG/).first()).toBeVisible();

  // A model that is not known any more, and what a provider says of itself.
  await page.route('**/api/tasks?*', async (route) => {
    const list = await (await route.fetch()).json();
    const [first, ...rest] = list.tasks;
    return route.fulfill({ json: { ...list, tasks: [{ ...first, model: `runware/${CANARY}` }, ...rest] } });
  });
  await page.route('**/api/config', async (route) => {
    const config = await (await route.fetch()).json();
    const paused = { reason: CANARY, until: new Date(Date.now() + 90_000).toISOString() };
    const providers = config.providers.map((provider: object) => ({ ...provider, title: CANARY, paused }));
    return route.fulfill({ json: { ...config, providers, storage: { reason: CANARY } } });
  });
  for (const path of ['/', '/gallery', `/gallery?q=${encodeURIComponent(CANARY)}`, '/gallery?q=is:starred']) {
    await page.goto(server.url + path);
    await expect(page.getByRole('alert')).toContainText(CANARY);
    await expect(page.getByRole('button', { name: /done|failed/ }).first()).toBeVisible();
    await expectNoElements(page);
  }
  await page.getByRole('button', { name: /done/ }).first().click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /^positivePrompt/ })).toContainText(CANARY);
  await expectNoElements(page);
  expect(complaints).toEqual([]);
  // What is still being answered has no server any more.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await server.end();
});

test('H07 a definition whose name is a canary is told of as text', async ({ page }) => {
  const complaints = watchComplaints(page);
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-'));
  writeFileSync(join(folder, `${CANARY}.json`), JSON.stringify({ $id: CANARY, title: CANARY }));
  const server = await startAppServer({ MODELS_DIR: folder });
  await openPlayground(page, server, MODEL);
  await page.getByRole('button', { name: /^Model: / }).click();
  await expect(page.getByText(`${CANARY}.json cannot be used.`)).toBeVisible();
  await expectNoElements(page);
  expect(complaints).toEqual([]);
  await server.kill();
});

test('H08 rich HTML that is pasted into the prompt becomes plain text', async ({ page, server }) => {
  const complaints = watchComplaints(page);
  await openPlayground(page, server, MODEL);
  // Copied as another page would have it: the same selection, as HTML and as text.
  await page.evaluate(() =>
    document.addEventListener(
      'copy',
      (event) => {
        event.clipboardData?.setData(
          'text/html',
          '<h1 onclick="alert(1)">big</h1><img src=x onerror=alert(2)>',
        );
        event.clipboardData?.setData('text/plain', 'big\u00a0words\n<b>as text</b>');
        event.preventDefault();
      },
      { once: true },
    ),
  );
  await prompt(page).fill('before, ');
  await prompt(page).press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(prompt(page)).toHaveValue('before, big\u00a0words\n<b>as text</b>');
  await expectNoElements(page);
  expect(complaints).toEqual([]);
});

for (const [id, texts] of [
  [
    'B07',
    {
      parameters: JSON.stringify({
        generationData: { html: '<img src=x onerror=alert(1)>' },
        description_html: '<script>alert(2)</script>',
      }),
    },
  ],
  ['B08', { Comment: '</script><script>alert(1)</script>', Title: '"><svg onload=alert(2)>' }],
] as const) {
  test(`${id} what a picture’s metadata says is never HTML: its card shows pixels, bytes and type`, async ({
    page,
    server,
  }) => {
    const complaints = watchComplaints(page);
    await openPlayground(page, server, MODEL);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Seed image.*Choose, drop or paste/ }).click();
    const buffer = await pngWithTexts(texts);
    await (await chooser).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
    await expect(page.getByText(/^64 × 64 px · \d+ bytes · PNG$/)).toBeVisible();
    await expect(page.getByRole('img', { name: 'Seed image, preview' })).toHaveJSProperty('naturalWidth', 64);
    expect(await page.getByRole('main').locator('..').textContent()).not.toContain('alert');
    await expectNoElements(page);
    expect(complaints).toEqual([]);
  });
}
