import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Task } from '#core/task.ts';
import type { AppServer } from './app-server.ts';
import { complaintsOfAxe } from './complaints-of-axe.ts';
import { test } from './journey.ts';
import { madeTask } from './made-task.ts';

const RUNWARE = 'runware/alibaba:qwen-image@2512';
const INPUT = { positivePrompt: 'A verified kingfisher', width: 256, height: 256, steps: 8 };

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Verify', exact: true });

function openDetails(page: Page, { url }: Pick<AppServer, 'url'>, { id }: Pick<Task, 'id'>) {
  return page.goto(`${url}/gallery?task=${id}`);
}

test('what the sandbox draws comes again, byte for byte; both tasks say so, also after a reload', async ({
  page,
  server,
}) => {
  const hook = 'https://hooks.example.com/secret';
  const input = { ...INPUT, numberResults: 2, webhookURL: hook };
  const original = await madeTask(page, server, { model: RUNWARE, input });
  await page.goto(server.url);
  const latest = page.getByRole('article', { name: 'Latest task' });
  await expect(latest.getByText(String(original.images[0]?.seed), { exact: true })).toBeVisible();
  const more = latest.getByRole('button', { name: 'More' });
  await more.press('Enter');
  await page.getByRole('menuitem', { name: 'Verify: run it once more and compare' }).press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog.getByText('Webhook URL is left out')).toBeVisible();
  const button = dialog.getByRole('button', { name: 'Run once more' });
  await expect(button).toHaveAccessibleDescription(/2 images · ≈ \$0\.\d+.*sandbox: play money/);
  await button.press('Enter');
  await expect(dialog.getByText('The same file, byte for byte.')).toHaveCount(2);
  await expect(dialog.getByText('Image 2: identical')).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await expect(latest.getByText(/^Image \d: identical/)).toHaveCount(2);

  await openDetails(page, server, original);
  const verified = page.getByRole('region', { name: 'Verification' });
  await expect(verified.getByText(/^Image \d: identical/)).toHaveText([
    'Image 1: identical',
    'Image 2: identical',
  ]);
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.getByRole('link', { name: '1 task was run again from this task' }).click();
  await page
    .getByRole('button', { name: /done, seed \d+,/ })
    .first()
    .click();
  await expect(verified.getByText(/^It is the recipe of .* once more\.$/)).toBeVisible();
  await expect(verified.getByText(/^Image \d: identical/)).toHaveCount(2);
});

test('pictures that are not the same are near or different, by their pixels', async ({ page, server }) => {
  const model = RUNWARE;
  const original = await madeTask(page, server, { model, input: { ...INPUT, numberResults: 2 } });
  const input = { ...INPUT, numberResults: 2, seed: original.images[0]?.seed };
  const again = await madeTask(page, server, { model, input, parent: original.id });
  const [first, second] = again.images;
  if (!first || !second) throw new Error('Two images were asked for.');
  // As if the provider had encoded the one anew, and drawn the other one anew.
  const bytes = await (await page.request.get(`${server.url}/api/images/${first.id}`)).body();
  const other = { [first.id]: sharp(bytes).jpeg({ quality: 85 }), [second.id]: sharp(bytes).flip().png() };
  for (const [id, picture] of Object.entries(other)) {
    const body = await picture.toBuffer();
    await page.route(`**/api/images/${id}`, (route) => route.fulfill({ body, contentType: 'image/jpeg' }));
  }
  await page.route(/\/api\/tasks[/?]/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /("id":"([^"]+)","index":\d,[^}]*"sha256":")[0-9a-f]{8}/g,
      (text, before: string, id: string) => (id in other ? `${before}00000000` : text),
    );
    await route.fulfill({ response, body });
  });
  await openDetails(page, server, again);
  const verified = page.getByRole('region', { name: 'Verification' });
  await expect(verified.getByText(/^Image 1: near/)).toBeVisible();
  await expect(verified).toContainText(/The same picture to the eye\. On average a colour is off by \d/);
  await expect(verified.getByText(/^Image 2: different/)).toBeVisible();
  await expect(verified).toContainText('Near would be 3 and 0.2 % at the most.');
  await verified.getByRole('link', { name: 'See both of image 2' }).click();
  await expect(page.getByRole('status').filter({ hasText: '% of the pixels differ' })).toBeVisible();
});

test('what cannot be sent again says why; what gets no answer is not made twice', async ({
  page,
  server,
}) => {
  const task = await madeTask(page, server, { model: RUNWARE, input: { ...INPUT, steps: 9 } });
  const posts: string[] = [];
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts.push(String(route.request().postDataJSON().id));
    // The page repeats a lost request once by itself.
    if (posts.length > 2) return route.fallback();
    return route.abort();
  });
  await openDetails(page, server, task);
  await page.getByRole('button', { name: 'Verify…' }).click();
  const dialog = dialogOf(page);
  const button = dialog.getByRole('button', { name: 'Run once more' });
  await button.click();
  await expect(dialog.getByRole('alert')).toContainText('press again to ask, it is not made twice');
  await button.click();
  await expect(dialog.getByText('byte for byte')).toHaveCount(1);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  expect(posts).toHaveLength(3);
  expect(new Set(posts).size).toBe(1);

  const changed = `${server.url}/api/config`;
  await page.route(changed, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('"sandbox"', '"live"') });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Verify…' }).click();
  await expect(dialog.getByText(/^The sandbox drew it, and its provider is live now/)).toBeVisible();
  await expect(button).toHaveCount(0);
});

test('without an image that it was made from, nothing is sent', async ({ page, server }) => {
  const data = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#7a4' } })
    .png()
    .toBuffer();
  const headers = { origin: server.url, 'content-type': 'image/png' };
  const kept = await page.request.post(`${server.url}/api/uploads`, { headers, data });
  const { id }: { readonly id: string } = await kept.json();
  const input = { ...INPUT, inputs: { seedImage: `upload:${id}` }, strength: 0.5 };
  const task = await madeTask(page, server, { model: RUNWARE, input });
  rmSync(join(server.dataDir, 'uploads', id));
  await openDetails(page, server, task);
  await page.getByRole('button', { name: 'Verify…' }).click();
  await expect(dialogOf(page).getByRole('status')).toContainText(
    'Seed image: without it the recipe is another',
  );
  await expect(dialogOf(page).getByRole('button', { name: 'Run once more' })).toBeDisabled();
});
