import { expect, type Locator, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground, test } from './journey.ts';
import { watchComplaints } from './page-guards/watch-complaints.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const LARGEST_SEED = '9223372036854775807';

/** Shows the JSON of the input, and answers its editor. */
async function openJson(page: Page): Promise<Locator> {
  await page.getByRole('radio', { name: 'JSON' }).check();
  const editor = page.getByRole('textbox', { name: 'Input as JSON' });
  await expect(editor).toBeVisible({ timeout: 20_000 });
  return editor;
}

/** Puts a text in the place of all there is, as a paste does. */
async function write(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const said = (page: Page) => page.getByRole('region', { name: 'Parameters' }).getByRole('status');

test.beforeEach(async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
});

test('the editor is fetched when it is opened, and not before', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  // What is fetched ahead of need comes three seconds after the page.
  await expect
    .poll(() => fetched.some((url) => url.includes('combobox-part')), { timeout: 15_000 })
    .toBe(true);
  expect(fetched.filter((url) => url.includes('json-tab-part'))).toEqual([]);
  await openJson(page);
  expect(fetched.filter((url) => url.includes('json-tab-part'))).not.toEqual([]);
});

test('text goes into the form and back, with every digit of a seed', async ({ page }) => {
  const editor = await openJson(page);
  await write(
    page,
    editor,
    `{"positivePrompt": "a lamp", "width": 512, "height": 512, "seed": ${LARGEST_SEED}}`,
  );
  await page.getByRole('radio', { name: 'Form' }).check();
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('a lamp');
  await expect(page.getByRole('textbox', { name: 'Seed', exact: true })).toHaveValue(LARGEST_SEED);
  await page.getByRole('textbox', { name: 'Width', exact: true }).fill('768');
  await page.getByRole('textbox', { name: 'Width', exact: true }).press('Enter');
  await expect(await openJson(page)).toContainText(`"width": 768,`);
  await expect(editor).toContainText(`"seed": ${LARGEST_SEED}`);
});

test('text that cannot be read changes nothing, says where it ends, and holds a run back', async ({
  page,
}) => {
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  const editor = await openJson(page);
  await write(page, editor, '{"positivePrompt": "a lamp", "width": 512, "height": 512}');
  await expect(said(page)).toHaveText('No issues.');
  await write(page, editor, '{"positivePrompt": "a boat", "width": 512, "height": 512,}');
  await expect(said(page)).toContainText('Line 1: A comma has nothing behind it. Take it out.');
  await editor.press('ControlOrMeta+Enter');
  await expect(page.getByRole('list', { name: 'Issues' })).toContainText('Line 1 of the JSON');
  expect(posts).toEqual([]);
  await page.getByRole('radio', { name: 'Form' }).check();
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('a lamp');
  await expect(await openJson(page)).toContainText('a boat');
});

test('an unknown parameter and a wrong value are marked at their place, each with its fix', async ({
  page,
}) => {
  const editor = await openJson(page);
  await write(page, editor, '{"positivePrompt": "a lamp", "width": 904, "height": 512, "stepz": 4}');
  await expect(said(page)).toContainText('2 errors');
  await editor.getByText('stepz').hover();
  await expect(page.getByText('stepz is not a parameter of Qwen-Image-2512.')).toHaveCount(2);
  await page.getByRole('button', { name: /Action: Take it out/ }).click();
  await expect(editor).not.toContainText('stepz');
  await editor.getByText('904').hover();
  await page.getByRole('button', { name: /Action: 896/ }).click();
  await expect(editor).toContainText('"width": 896');
  await expect(said(page)).toHaveText('No issues.');
});

test('the definition completes names and values by keyboard, and Tab leaves the editor', async ({ page }) => {
  const editor = await openJson(page);
  // A list that has just opened takes no key for a moment: Enter is then a line of the text, and it is typed anew.
  await expect(async () => {
    await write(page, editor, '');
    await page.keyboard.type('{"outputF');
    await expect(page.getByRole('option', { name: /^outputFormat Output format, one of/ })).toBeVisible();
    await expect(page.getByText('Specifies the file format', { exact: false }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(editor).toContainText('"outputFormat": ', { timeout: 500 });
  }).toPass();
  await expect(page.getByRole('option', { name: /"PNG"/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.type('"PNG"');
  await expect(editor).toHaveText('{"outputFormat": "PNG"}');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await page.getByRole('radio', { name: 'Form' }).check();
  await page.getByRole('button', { name: 'Output 1 set' }).click();
  await expect(page.getByRole('radio', { name: 'PNG' })).toBeChecked();
});

test('resting on a name explains it, and Escape ends that', async ({ page }) => {
  const editor = await openJson(page);
  await write(page, editor, '{"steps": 4}');
  await editor.getByText('"steps"').hover();
  const help = page.getByText('A whole number between 1 and 50 steps.', { exact: true });
  await expect(help).toBeVisible();
  await editor.press('Escape');
  await expect(help).toBeHidden();
});

test('what the form changes elsewhere is written into the text, and can be taken back', async ({ page }) => {
  const editor = await openJson(page);
  await write(page, editor, '{"positivePrompt": "a lamp"}');
  await page.getByRole('button', { name: 'Presets and examples' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').first().press('Enter');
  await expect(editor).toContainText('"seed": 80342');
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect(editor).toContainText('a lamp');
  await expect(editor).not.toContainText('80342');
  // The form's own key does the same from anywhere but a text box.
  await page.getByRole('radio', { name: 'JSON' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor).toContainText('80342');
});

test('Ctrl+Enter runs exactly what the text says, and the foot says what is added', async ({
  page,
  server,
}) => {
  const editor = await openJson(page);
  await write(page, editor, '{"positivePrompt": "a lamp", "width": 256, "height": 256, "seed": 7}');
  const terms = await page.getByRole('region', { name: 'Parameters' }).getByRole('term').allTextContents();
  await editor.press('ControlOrMeta+Enter');
  await expect(page.getByRole('article').getByRole('status')).toHaveAccessibleName(/^Done/, {
    timeout: 30_000,
  });
  const { tasks } = await (await page.request.get(`${server.url}/api/tasks?limit=1`)).json();
  expect(tasks[0].input).toEqual({ positivePrompt: 'a lamp', width: 256, height: 256, seed: '7' });
  expect(Object.keys(tasks[0].sent).toSorted()).toEqual(
    [...Object.keys(tasks[0].input), ...terms].toSorted(),
  );
});

test('two megabytes are refused with the numbers, and the text stays', async ({ page }) => {
  const editor = await openJson(page);
  await write(page, editor, '{"positivePrompt": "a lamp"}');
  await editor.evaluate((element, length) => {
    const data = new DataTransfer();
    data.setData('text/plain', `"${'x'.repeat(length)}"`);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, 2_000_000);
  await expect(said(page)).toContainText(
    /That would make 2,000,0\d\d characters, and the editor takes 200,000/,
  );
  await expect(editor).toHaveText('{"positivePrompt": "a lamp"}');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`keeps to the security policy and has nothing for axe to say, ${colorScheme}`, async ({
    page,
    server,
  }) => {
    test.slow();
    const complaints = watchComplaints(page);
    await page.emulateMedia({ colorScheme });
    await openPlayground(page, server, MODEL);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      if (width === 360) await page.getByRole('button', { name: 'Parameters and Generate' }).click();
      const editor = await openJson(page);
      await editor.focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('{"steps": 999, "stepz": 1, "outputFormat": ');
      await expect(async () => {
        await page.keyboard.press('Control+Space');
        await expect(page.getByRole('option').first()).toBeVisible({ timeout: 2_000 });
      }).toPass();
      const violations = await complaintsOfAxe(page);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      // Escape closes the list, and not the sheet around it.
      await page.keyboard.press('Escape');
      await expect(page.getByRole('option')).toHaveCount(0);
      await expect(editor).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (width === 360) await page.keyboard.press('Escape');
    }
    expect(complaints).toEqual([]);
  });
}
