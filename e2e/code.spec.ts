import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground, test } from './journey.ts';

/** What the form holds, out as code and back in as it is pasted. */

const MODEL = 'runware/alibaba:qwen-image@2512';
const KEY = 'r8_9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const CURL = `curl https://api.replicate.com/v1/models/qwen/qwen-image-2512/predictions \\
  -H "Authorization: Bearer ${KEY}" -H 'Content-Type: application/json' \\
  -d '{"input": {"prompt": "a fox", "seed": 9223372036854775807, "colour": "red"}}'`;

test.beforeEach(({ page, server }) => openPlayground(page, server, MODEL));

function prompt(page: Page) {
  return page.getByRole('textbox', { name: 'Positive prompt' });
}

function code(page: Page) {
  return page.getByRole('region', { name: 'Code' });
}

async function openPaste(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Fill from a request' }).click();
}

/** Pastes as a browser does: at what has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const target = document.activeElement ?? document.body;
    const isTaken = !target.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
    );
    if (!isTaken && target !== document.body) document.execCommand('insertText', false, pasted);
  }, text);
}

test('the code follows the form, in every language and with every client', async ({ page }) => {
  await prompt(page).fill('it\'s "fog"');
  await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('9223372036854775807');
  await page.getByRole('radio', { name: 'Code' }).click();
  await expect(code(page)).toContainText('curl -sS');
  await expect(code(page)).toContainText('"seed": 9223372036854775807');
  for (const [language, own, client] of [
    ['TypeScript', 'await fetch', '@runware/sdk'],
    ['Python', 'requests.post', 'runware-sdk'],
  ] as const) {
    await page.getByRole('radio', { name: language }).click();
    await expect(code(page)).toContainText(own);
    await page.getByRole('radio', { name: client }).click();
    await expect(code(page)).toContainText(`install ${client}`);
    await expect(code(page)).toContainText('it\'s \\"fog\\"');
  }
  const violations = await complaintsOfAxe(page);
  expect(violations).toEqual([]);
  await page.reload();
  await page.getByRole('radio', { name: 'Code' }).click();
  await expect(page.getByRole('radio', { name: 'runware-sdk' })).toBeChecked();
});

for (const [tab, chunk, role, name] of [
  ['JSON', 'json-tab-part', 'textbox', 'Input as JSON'],
  ['Code', 'code-tab-part', 'region', 'Code'],
] as const) {
  test(`${tab} that cannot be fetched says so, and comes when it is asked for again`, async ({ page }) => {
    await page.route(`**/*${chunk}*.js`, (route) => route.abort());
    await page.reload();
    await prompt(page).fill('a lamp');
    await page.getByRole('radio', { name: tab, exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('could not be fetched');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole(role, { name, exact: true })).toContainText('a lamp');
  });
}

test('private values are left out of the code, and said to be', async ({ page }) => {
  await page.getByRole('button', { name: /^Delivery/ }).click();
  await page.getByRole('textbox', { name: 'Webhook URL' }).fill('https://hooks.example.com/s3cret');
  await page.getByRole('radio', { name: 'Code' }).click();
  await expect(page.getByText('1 private value is left out')).toBeVisible();
  await expect(code(page)).not.toContainText('s3cret');
});

test('an image of ours is a link that saves it under the name that the code reads', async ({
  page,
  server,
}) => {
  const jpeg = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const uploaded = await page.request.post(`${server.url}/api/uploads`, {
    data: jpeg,
    headers: { 'content-type': 'image/jpeg', origin: server.url },
  });
  const { id } = await uploaded.json();
  await openPaste(page);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a request' });
  await dialog.getByRole('textbox', { name: 'Request' }).fill(`{"inputs": {"seedImage": "upload:${id}"}}`);
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await page.getByRole('radio', { name: 'Code' }).click();
  await expect(code(page)).toContainText(`base64 < 'upload-${id}.jpeg'`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `upload-${id}.jpeg` }).click();
  expect((await download).suggestedFilename()).toBe(`upload-${id}.jpeg`);
});

test('copied code pasted onto the page fills the form again, without a mouse', async ({ page }) => {
  await page.evaluate(() => {
    async function writeText(text: string) {
      document.body.dataset.copied = text;
    }
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
  await prompt(page).fill('a lighthouse');
  await page.getByRole('radio', { name: 'Code' }).press('Space');
  await page.getByRole('button', { name: 'Copy the code' }).press('Enter');
  await expect(page.locator('body')).toHaveAttribute('data-copied', /curl -sS/);
  const copied = await page.evaluate(() => document.body.dataset.copied ?? '');
  await expect(code(page)).not.toHaveText(copied);
  await page.getByRole('radio', { name: 'Form' }).press('Space');
  await prompt(page).fill('something else');
  await prompt(page).blur();
  await paste(page, copied);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a request' });
  await expect(dialog.getByRole('button', { name: 'Fill the form' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(prompt(page)).toHaveValue('a lighthouse');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(prompt(page)).toHaveValue('something else');
});

test('B19 a request of another model changes to it, and its key stays nowhere', async ({ page }) => {
  await openPaste(page);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a request' });
  await dialog.getByRole('textbox', { name: 'Request' }).fill(CURL);
  await expect(dialog.getByRole('list', { name: 'Left out' }).getByRole('listitem')).toHaveText([
    'colour: It is not a parameter of Qwen-Image-2512.',
    'Authorization: A key, which is never kept.',
  ]);
  const violations = await complaintsOfAxe(page);
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('a fox');
  await expect(page.getByRole('textbox', { name: 'Seed', exact: true })).toHaveValue('9223372036854775807');
  const kept = () =>
    page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  // What is typed is written down a moment later.
  await expect.poll(kept).toContain('a fox');
  expect(await kept()).not.toContain(KEY);
});

test('what is pasted into a box stays there, with an offer beside it', async ({ page }) => {
  await prompt(page).focus();
  await paste(page, '{"positivePrompt": "a fox", "steps": 12}');
  await expect(prompt(page)).toHaveValue('{"positivePrompt": "a fox", "steps": 12}');
  await page.getByRole('button', { name: 'Fill the form…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a request' });
  await dialog.getByRole('button', { name: 'Keep as text' }).click();
  await expect(dialog).toBeHidden();
  await expect(prompt(page)).toHaveValue('{"positivePrompt": "a fox", "steps": 12}');
});

test('presets that are pasted as text are shown, wherever they are pasted', async ({ page }) => {
  const recipe = {
    model: 'runware/alibaba:qwen-image@2512',
    definition: '',
    title: 'a fox that was pasted',
    input: { positivePrompt: 'a fox' },
  };
  const presets = JSON.stringify({ recipes: [recipe] });
  const shown = page.getByRole('dialog', { name: 'Import presets' });
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await paste(page, presets);
  await expect(shown.getByText('a fox that was pasted')).toBeVisible();
  await page.keyboard.press('Escape');

  await openPaste(page);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a request' });
  await dialog.getByRole('textbox', { name: 'Request' }).fill(presets);
  await dialog.getByRole('button', { name: 'Look at them' }).click();
  await expect(dialog).toBeHidden();
  await expect(shown.getByText('a fox that was pasted')).toBeVisible();
  await page.keyboard.press('Escape');

  await prompt(page).focus();
  await paste(page, presets);
  await page.getByRole('button', { name: 'Look at them…' }).click();
  await expect(shown.getByText('a fox that was pasted')).toBeVisible();
});

test('B05 rubbish is refused with a sentence, and the form stays', async ({ page }) => {
  await prompt(page).fill('a lighthouse');
  await openPaste(page);
  const dialog = page.getByRole('dialog', { name: 'Fill the form from a request' });
  const box = dialog.getByRole('textbox', { name: 'Request' });
  await box.fill('['.repeat(200_000));
  await expect(dialog.getByText(/64 levels/)).toBeVisible();
  await box.fill('no request at all');
  await expect(dialog.getByText('There is no request in this text')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Fill the form' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Form', exact: true })).toBeFocused();
  await expect(prompt(page)).toHaveValue('a lighthouse');
});
