import { test as base, expect, type Page } from '@playwright/test';
import { taskSchema } from '#core/task.ts';
import { type AppServer, startAppServer } from './app-server.ts';

/** A test with a server of its worker's own. */
export const test = base.extend<object, { readonly server: AppServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const server = await startAppServer();
      await use(server);
      await server.kill();
    },
    { scope: 'worker' },
  ],
});

/** Chooses a model by its id in the URL, as a person would have it from the picker. */
export async function openPlayground(
  page: Page,
  server: Pick<AppServer, 'url'>,
  model: string,
): Promise<void> {
  await page.goto(`${server.url}/?model=${encodeURIComponent(model)}`);
  await expect(page.getByRole('button', { name: /^Model: / })).toBeVisible({ timeout: 20_000 });
}

/** Presses Generate and waits for the end of the task that came of it. */
export async function generate(page: Page): Promise<void> {
  const taken = page.waitForResponse(
    (response) => response.url().endsWith('/api/tasks') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: /^Generate/ }).click();
  const { id } = taskSchema.parse(await (await taken).json());
  // The card may still be that of the task before.
  const card = page.getByRole('article', { name: 'Latest task' }).and(page.locator(`[data-task="${id}"]`));
  await expect(card.getByRole('status')).toHaveAccessibleName(/^Done/, { timeout: 30_000 });
}
