import type { Locator, Page } from '@playwright/test';

/** A field of the form by its title, its group unfolded. */
export async function openField(page: Page, group: string, title: string): Promise<Locator> {
  const field = page.getByRole('textbox', { name: title, exact: true });
  const fold = page.getByRole('button', { name: new RegExp(`^${group}`) });
  await fold.waitFor();
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  return field;
}
