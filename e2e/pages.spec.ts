import { expect } from '@playwright/test';
import { complaintsOfAxe } from '#e2e/complaints-of-axe.ts';
import { generate, openPlayground, test } from './journey.ts';

const MODEL = 'runware/alibaba:qwen-image@2512';
const WIDTHS = [360, 768, 1440];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen holds at each width and has nothing for axe to say, ${colorScheme}`, async ({
    page,
    server,
  }) => {
    // Axe looks at every screen anew, which takes its time on a busy machine.
    test.slow();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openPlayground(page, server, MODEL);
    await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click();
    await generate(page);

    for (const path of ['/', '/gallery', '/gallery?q=is:deleted']) {
      await page.goto(server.url + path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await expect(page.getByRole('main')).toBeVisible();
        await expect(page.getByRole('heading').nth(1).or(page.getByText('The bin is empty'))).toBeVisible();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
        if (width === 768) continue;
        const violations = await complaintsOfAxe(page);
        expect(
          violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
          `${path} at ${width} px`,
        ).toEqual([]);
      }
    }
    // Nothing broke, and nothing went against the security policy.
    expect(complaints).toEqual([]);
  });
}

test('details show asked, sent and came back, and close back to their opener', async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').first().click();
  await generate(page);
  await page.goto(`${server.url}/gallery`);
  const tile = page.getByRole('button', { name: /done, seed/, includeHidden: true }).first();
  await tile.click();
  const dialog = page.getByRole('dialog');
  await expect(page).toHaveURL(/task=/);
  const task = new URL(page.url()).searchParams.get('task');
  const taskInFocus = () => page.evaluate(() => document.activeElement?.closest('figure')?.dataset.task);
  await expect(dialog.getByRole('row', { name: /^taskType/ })).toContainText('imageInference');
  await expect(dialog.getByRole('row', { name: /^seed 80342 same same$/ })).toBeVisible();
  const violations = await complaintsOfAxe(page);
  expect(violations.map((violation) => violation.id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(taskInFocus).toBe(task);

  // Opened by its link, nothing was pressed: closing leads to its tile all the same.
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.reload();
  await expect(tile).toBeAttached();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(taskInFocus).toBe(task);
});

test('deleting can be undone, and the bin gives back', async ({ page, server }) => {
  await openPlayground(page, server, MODEL);
  await page.getByRole('list', { name: 'Examples' }).getByRole('button').nth(1).click();
  await generate(page);
  await page.getByRole('article').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.goto(`${server.url}/gallery?q=Moonpetal`);
  await page
    .getByRole('button', { name: /seed 80545/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Bin', exact: true }).click();
  await page
    .getByRole('button', { name: /seed 80545/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bin', exact: true }).click();
  await expect(page.getByRole('button', { name: /seed 80545/ }).first()).toBeVisible();
});
