import { generate, openPlayground, test } from '#e2e/journey.ts';
import { fillForm, MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { watchComplaints } from './watch-complaints.ts';

/** threats.md K05, R9: the page itself keeps to its policy, with everything that is fetched late. */

test('K05 every popup, list, sheet and message works under the policy, which knows no exception', async ({
  page,
  server,
}) => {
  test.slow();
  const complaints = watchComplaints(page);
  const answer = await page.goto(server.url);
  const policy = (await answer?.allHeaders())?.['content-security-policy'] ?? '';
  const rules = new Map(
    policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.get('script-src')).toBe("'self'");
  expect(rules.get('connect-src')).toBe("'self'");
  expect(rules.get('img-src')).toBe("'self' blob: data:");
  expect(rules.get('require-trusted-types-for')).toBe("'script'");
  expect(rules.get('trusted-types')).toBe("'none'");

  await fillForm(page, server, 'under the policy');
  await generate(page);
  // A list that is searched, with its options; a tooltip; folded groups; a slider.
  for (const fold of await page
    .getByRole('region', { name: 'Parameters' })
    .getByRole('button', { expanded: false })
    .all())
    if (/^(Sampling|Delivery|Output|Safety|LoRA|Accelerator)/.test((await fold.textContent()) ?? ''))
      await fold.click();
  const list = page.getByRole('combobox').first();
  await list.click();
  await expect(page.getByRole('option').filter({ visible: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('slider').first().press('ArrowRight');
  await page.getByRole('button', { name: 'Presets and examples' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem').first().press('Enter');
  await page.getByRole('region', { name: 'What changed' }).getByRole('button', { name: 'Undo all' }).click();
  await page.getByRole('button', { name: /^Spent today/ }).click();
  await expect(page.getByRole('dialog', { name: 'Spend' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('article').getByRole('button', { name: 'Details' }).hover();
  await expect(page.getByText('Details', { exact: true })).toBeVisible();
  await page.getByRole('article').getByRole('button', { name: 'Details' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('combobox', { name: 'Model' }).or(page.getByLabel('Model')).first().click();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await openPlayground(page, server, MODEL);
  await page.getByRole('button', { name: 'Parameters and Generate' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(complaints).toEqual([]);
});
