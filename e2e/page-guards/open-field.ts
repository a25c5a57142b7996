import type { Locator, Page } from '@playwright/test';

/** A field of the form by its title, its group unfolded. */
export async function openField(page: Page, group: string, title: string): Promise<Locator> {
  const field = page.getByRole('textbox', { name: title, exact: true });
  const fold = page.getByRole('button', { name: new RegExp(`^${group}`) });
  if (!(await field.isVisible())) await fold.click();
  return field;
}
