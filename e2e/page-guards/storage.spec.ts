import type { Page } from '@playwright/test';
import { openPlayground, test } from '#e2e/journey.ts';
import { MODEL } from '#e2e/page-faults/fill-form.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';
import { watchChanges } from './watch-changes.ts';
import { watchComplaints } from './watch-complaints.ts';

/** threats.md H06: a storage that another program of the same origin has filled. */

const DRAFT = `proofsheet.draft.1.${MODEL}`;
const CODE = '<img src=x onerror="window.isHacked=true">';

const RUBBISH: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no JSON': { 'proofsheet.looks': '{{{', [DRAFT]: 'undefined', 'proofsheet.press.1.x': CODE },
  'JSON of other kinds': {
    'proofsheet.looks': '[1,2,"dark"]',
    [DRAFT]: '"a text"',
    'proofsheet.press.1.x': '7',
    'proofsheet.press.1.y': 'null',
  },
  'prototypes and code': {
    'proofsheet.looks': '{"__proto__":{"polluted":true},"theme":{"toString":"dark"}}',
    [DRAFT]: `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"positivePrompt":"${CODE.replaceAll('"', "'")}"}`,
    'proofsheet.press.1.x': '{"__proto__":{"polluted":true}}',
  },
  'values of other types': {
    [DRAFT]: JSON.stringify({
      positivePrompt: { toString: CODE },
      width: CODE,
      height: [],
      steps: null,
      inputs: 'none',
      lora: { 0: CODE },
      [CODE]: CODE,
    }),
  },
  'depth and length': {
    'proofsheet.looks': '['.repeat(200_000),
    [DRAFT]: `{"positivePrompt":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    [`proofsheet.draft.1.${'x'.repeat(10_000)}`]: 'x'.repeat(500_000),
    'proofsheet.press.1.x': JSON.stringify({ id: 'x'.repeat(100_000) }),
  },
};

async function open(page: Page, url: string, entries: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${url}/favicon.svg`);
  await page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, entries);
  await openPlayground(page, { url }, MODEL);
}

for (const [kind, entries] of Object.entries(RUBBISH)) {
  test(`H06 a storage full of ${kind}: the page opens and works, nothing of it is run or sent`, async ({
    page,
    server,
  }) => {
    const complaints = watchComplaints(page);
    const posts = watchChanges(page);
    await open(page, server.url, entries);
    await page.getByRole('link', { name: 'Gallery' }).click();
    await expect(page.getByRole('heading', { name: 'Gallery' })).toBeAttached();
    await page.getByRole('link', { name: 'Playground' }).click();
    const prompt = page.getByRole('textbox', { name: 'Positive prompt' });
    await prompt.fill('typed over it');
    await page.getByRole('button', { name: /^Theme: / }).click();
    await page.reload();
    await expect(prompt).toHaveValue('typed over it');
    await expect(page.getByRole('button', { name: 'Theme: light. Change to dark' })).toBeVisible();
    expect(await page.evaluate(() => [Reflect.get(window, 'isHacked'), Reflect.get({}, 'polluted')])).toEqual(
      [undefined, undefined],
    );
    expect(posts).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('H06 looks are saved field by field: what is good of them holds, and what is not known stays', async ({
  page,
  server,
}) => {
  await open(page, server.url, { 'proofsheet.looks': '{"theme":"dark","panel":{"width":400},"x":[]}' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Theme: dark. Change to system' }).click();
  const looks = await page.evaluate(() => JSON.parse(localStorage.getItem('proofsheet.looks') ?? 'null'));
  expect(looks).toEqual({ theme: 'system', panel: { width: 400 }, x: [] });

  await open(page, server.url, { 'proofsheet.looks': '{"theme":"loud","panel":{"width":400}}' });
  await page.getByRole('button', { name: 'Theme: system. Change to light' }).click();
  expect(await page.evaluate(() => localStorage.getItem('proofsheet.looks'))).toContain('400');
});

test('H06 a draft is saved field by field: what is wrong of it is said at its field and sent by nobody', async ({
  page,
  server,
}) => {
  const posts = watchChanges(page);
  await open(page, server.url, {
    [DRAFT]: JSON.stringify({
      positivePrompt: 'this is good',
      width: CODE,
      height: 512,
      taskType: 'authentication',
    }),
  });
  await expect(page.getByRole('textbox', { name: 'Positive prompt' })).toHaveValue('this is good');
  await expect(page.getByRole('textbox', { name: 'Height', exact: true })).toHaveValue('512');
  await expect(page.getByRole('textbox', { name: 'Width', exact: true })).toHaveValue(CODE);
  await page.getByRole('button', { name: /^Generate/ }).click();
  await expect(page.getByRole('list', { name: 'Issues' })).toContainText(/Width/);
  expect(posts).toEqual([]);
});
