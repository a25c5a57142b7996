import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { taskSchema } from '#core/task.ts';
import type { AppServer } from './app-server.ts';

type Wanted = { readonly model: string; readonly input: object; readonly parent?: string };

/** Has the sandbox run a task beside the page, and answers it once it is done. */
export async function madeTask(page: Page, { url }: Pick<AppServer, 'url'>, wanted: Wanted) {
  const id = randomUUID();
  const data = { id, ...wanted };
  const taken = await page.request.post(`${url}/api/tasks`, { headers: { origin: url }, data });
  expect(taken.status(), await taken.text()).toBe(202);
  const read = async () => taskSchema.parse(await (await page.request.get(`${url}/api/tasks/${id}`)).json());
  await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe('done');
  return read();
}
