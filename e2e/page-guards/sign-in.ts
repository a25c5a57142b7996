import { expect, type Page } from '@playwright/test';

/** Signs in on the page that stands before all others. */
export async function signIn(page: Page, token: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to Proofsheet' })).toBeVisible();
  await page.getByLabel('Access token').fill(token);
  await page.getByLabel('Access token').press('Enter');
}
