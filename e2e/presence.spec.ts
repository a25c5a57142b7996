import { expect, type Page } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** What is typed is committed when its box is left. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await box(page, name).fill(text);
  await box(page, name).press('Tab');
}

async function unfold(page: Page, group: RegExp): Promise<void> {
  await page.getByRole('button', { name: group, expanded: false }).click();
}

test.beforeEach(async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
});

test('a reset is announced, leaves the focus at its field, and Ctrl+Z takes it back', async ({ page }) => {
  await type(page, 'Steps', '12');
  await page.getByRole('button', { name: 'Reset Steps' }).click();
  await expect(box(page, 'Steps')).toHaveValue('');
  await expect(box(page, 'Steps')).toBeFocused();
  await expect(page.getByText('Steps was reset. Ctrl Z takes that back.')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box(page, 'Steps')).toHaveValue('12');
  await expect(page.getByText('Taken back: Steps.')).toBeAttached();
});

test('help and reset go by key from the control, and Tab goes from control to control', async ({ page }) => {
  await type(page, 'Steps', '12');
  await type(page, 'CFG scale', '4');
  await box(page, 'Steps').focus();
  await expect(box(page, 'Steps')).toHaveAccessibleDescription(/F1: help\. Alt R: reset\.$/);
  const stops: string[] = [];
  for (let count = 0; count < 3; count++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.id.split('-').at(-1) ??
          '',
      ),
    );
  }
  expect(stops.filter((stop) => /^(Reset|About)/.test(stop))).toEqual([]);
  await box(page, 'Steps').focus();
  await page.keyboard.press('F1');
  await expect(page.getByRole('button', { name: 'About Steps', expanded: true })).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.getByRole('button', { name: 'About Steps', expanded: false })).toBeVisible();
  // What was typed and not committed yet goes with it.
  await box(page, 'Steps').fill('99');
  await page.keyboard.press('Alt+r');
  await expect(box(page, 'Steps')).toHaveValue('');
  await page.keyboard.press('Tab');
  await expect(box(page, 'Steps')).toHaveValue('');
  await box(page, 'Steps').focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Reset Steps' })).toHaveCount(0);
});

test('a text box keeps Ctrl+Z for what is typed into it', async ({ page }) => {
  await page.getByRole('button', { name: /^1:1/ }).click();
  await box(page, 'Positive prompt').focus();
  await page.keyboard.type('a lamp');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box(page, 'Positive prompt')).not.toHaveValue('a lamp');
  await expect(box(page, 'Width')).toHaveValue('1024');
});

test('outside of text boxes Ctrl+Z goes back step by step, and Ctrl+Shift+Z again', async ({ page }) => {
  await box(page, 'Positive prompt').fill('a lamp');
  await page.getByRole('button', { name: /^1:1/ }).click();
  await page.getByRole('button', { name: /^16:9/ }).click();
  const width = box(page, 'Width');
  const wide = await width.inputValue();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(width).toHaveValue('1024');
  await expect(box(page, 'Height')).toHaveValue('1024');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(width).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box(page, 'Positive prompt')).toHaveValue('');
  for (let count = 0; count < 3; count++) await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(box(page, 'Positive prompt')).toHaveValue('a lamp');
  await expect(width).toHaveValue(wide);
});

test('a group is reset from its heading, and Undo brings back just that', async ({ page }) => {
  const reset = page.getByRole('button', { name: 'Reset all of Sampling' });
  await expect(reset).toHaveCount(0);
  await type(page, 'Steps', '12');
  await type(page, 'CFG scale', '4');
  await reset.click();
  await expect(page.getByText('Sampling was reset: 2 values taken out.')).toBeVisible();
  await expect(reset).toHaveCount(0);
  await expect(box(page, 'Steps')).toHaveValue('');
  await box(page, 'Positive prompt').fill('typed since');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(box(page, 'Steps')).toHaveValue('12');
  await expect(box(page, 'CFG scale')).toHaveValue('4');
  await expect(box(page, 'Positive prompt')).toHaveValue('typed since');
});

test('a folded group is reset too; a private value in it survives being taken back, and enters no storage', async ({
  page,
}) => {
  const secret = 'https://hooks.example.com/s3cret';
  await unfold(page, /^Delivery/);
  await type(page, 'Webhook URL', secret);
  await page.getByRole('button', { name: /^Delivery/, expanded: true }).click();
  await page.getByRole('button', { name: 'Reset all of Delivery' }).click();
  await expect(page.getByText('Delivery was reset: 1 value taken out.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await unfold(page, /^Delivery/);
  await expect(box(page, 'Webhook URL')).toHaveValue(secret);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    's3cret',
  );
});

async function resetAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Reset all' }).click();
}

test('everything is reset at once, in either view, and comes back', async ({ page }) => {
  await resetAll(page);
  await expect(page.getByText('There was nothing to reset.')).toBeVisible();
  await box(page, 'Positive prompt').fill('a lamp');
  await type(page, 'Steps', '12');
  await page.getByRole('radio', { name: 'JSON' }).check();
  const editor = page.getByRole('textbox', { name: 'Input as JSON' });
  await expect(editor).toContainText('a lamp');
  await resetAll(page);
  await expect(editor).toHaveText('{}');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor).toContainText('a lamp');
  await page.getByRole('radio', { name: 'Form' }).check();
  await expect(box(page, 'Steps')).toHaveValue('12');
});

test('an offer to undo goes once Ctrl+Z has done it', async ({ page }) => {
  await type(page, 'Steps', '12');
  await type(page, 'CFG scale', '4');
  await resetAll(page);
  const offer = page.getByRole('button', { name: 'Undo' });
  await expect(offer).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box(page, 'Steps')).toHaveValue('12');
  await expect(page.getByText('Everything was reset: 2 values taken out.')).toHaveCount(0);
});

test('a switch is turned by its title too, and Ctrl+Z turns it back', async ({ page }) => {
  await unfold(page, /^Acceleration/);
  const turned = page.getByRole('switch', { name: 'TeaCache', exact: true });
  await page.getByText('TeaCache', { exact: true }).click();
  await expect(turned).toBeChecked();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(turned).not.toBeChecked();
});

test('groups with their resets have nothing for axe to say', async ({ page }) => {
  await type(page, 'Steps', '12');
  // Its switches are scrolled away, and named all the same.
  await unfold(page, /^Acceleration/);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    if (width === 360) await page.getByRole('button', { name: 'Parameters and Generate' }).click();
    await expect(page.getByRole('button', { name: 'Reset all of Sampling' })).toBeVisible();
    const violations = await complaintsOfAxe(page);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    if (width === 360) await page.keyboard.press('Escape');
  }
});
