import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppServer } from '#e2e/app-server.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { test } from '#e2e/journey.ts';
import { addTask } from './add-task.ts';
import { expect } from './patient-expect.ts';
import { readCharges } from './read-charges.ts';

/** faults.md X63, X68, X86: pictures that do not load come back without the page being loaded again. */

type Picture = { readonly id: string; readonly sha256: string; readonly seed: string };

async function makePicture(page: Page, { url }: AppServer, prompt: string): Promise<Picture> {
  const id = await addTask(page, url, { prompt });
  const read = async () => (await page.request.get(`${url}/api/tasks/${id}`)).json();
  await expect.poll(async () => (await read()).status).toBe('done');
  return (await read()).images[0];
}

function tile(page: Page, { seed }: Picture) {
  return page.getByRole('button', { name: new RegExp(`, done, seed ${seed},`) });
}

async function expectLoaded(page: Page, picture: Picture): Promise<void> {
  await expect
    .poll(() =>
      tile(page, picture)
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0);
}

test('X63 a server that is started again while a picture loads: it comes, whole', async ({ page }) => {
  const server = await startAppServer();
  const picture = await makePicture(page, server, 'interrupted');
  let isFirst = true;
  await page.route('**/api/images/**', async (route) => {
    if (!isFirst) return route.fallback();
    isFirst = false;
    await server.kill();
    await route.fallback();
  });
  await page.goto(`${server.url}/gallery`);
  await expect(page.getByText(/^The server does not answer/)).toBeVisible();
  await server.restart();
  await expectLoaded(page, picture);

  const answer = await page.request.get(`${server.url}/api/images/${picture.id}`);
  expect(
    createHash('sha256')
      .update(await answer.body())
      .digest('hex'),
  ).toBe(picture.sha256);
  const etag = answer.headers().etag ?? '';
  const again = await page.request.get(`${server.url}/api/images/${picture.id}`, {
    headers: { 'if-none-match': etag },
  });
  expect(again.status()).toBe(304);
  await server.kill();
});

test('X86 a picture that fails in the grid is tried again by itself', async ({ page, server }) => {
  const picture = await makePicture(page, server, 'fails once');
  let asked = 0;
  await page.route(`**/api/images/${picture.id}?*`, (route) => {
    asked++;
    return asked <= 2 ? route.fulfill({ status: 503, body: 'busy' }) : route.fallback();
  });
  await page.goto(`${server.url}/gallery`);
  await expectLoaded(page, picture);
});

test('X86 a picture that does not come says why, and comes by a button, without a reload', async ({
  page,
  server,
}) => {
  const picture = await makePicture(page, server, 'fails for long');
  await page.clock.install();
  await page.route(`**/api/images/${picture.id}?*`, (route) => route.abort());
  await page.goto(`${server.url}/gallery`);
  const gap = page.getByRole('figure').filter({ hasText: 'The picture does not load' });
  await expect
    .poll(async () => {
      await page.clock.runFor(2_000);
      return gap.count();
    })
    .toBe(1);
  await expect(gap).toContainText('server does not answer');
  await expect(gap.getByRole('button', { name: 'Details' })).toBeVisible();
  await page.unroute(`**/api/images/${picture.id}?*`);
  await gap.getByRole('button', { name: 'Try again' }).click();
  await expectLoaded(page, picture);
});

test('X68 a picture whose file is gone says so, and is fetched again while the provider has it', async ({
  page,
}) => {
  const server = await startAppServer();
  const picture = await makePicture(page, server, 'deleted by hand');
  for (const folder of ['images', 'thumbnails'])
    rmSync(join(server.dataDir, folder), { recursive: true, force: true });
  await page.goto(`${server.url}/gallery`);
  const gap = page.getByRole('figure').filter({ hasText: 'The file is gone' });
  await gap.getByRole('button', { name: 'Fetch again' }).click();
  await expectLoaded(page, picture);
  const bytes = await (await page.request.get(`${server.url}/api/images/${picture.id}`)).body();
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(picture.sha256);
  expect([...readCharges(server).values()]).toEqual([1]);
  await server.kill();
});
