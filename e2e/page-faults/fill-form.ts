import { expect, type Locator, type Page } from '@playwright/test';
import type { AppServer } from '#e2e/app-server.ts';
import { openPlayground } from '#e2e/journey.ts';

export const MODEL = 'runware/alibaba:qwen-image@2512';

/** Opens the playground with a small picture to run, ready to be sent. Answers the button. */
export async function fillForm(page: Page, server: Pick<AppServer, 'url'>, prompt: string): Promise<Locator> {
  await openPlayground(page, server, MODEL);
  await page.getByRole('textbox', { name: 'Positive prompt' }).fill(prompt);
  for (const side of ['Width', 'Height']) {
    await page.getByRole('textbox', { name: side, exact: true }).fill('256');
    await page.getByRole('textbox', { name: side, exact: true }).press('Tab');
  }
  await expect(page.getByText(/^1 image/)).toBeVisible();
  return page.getByRole('button', { name: /^Generate/ });
}
