import type { Locator, Page } from '@playwright/test';

/** Opens the picker. Answers the button of another model than the shown one, of those whose name is wanted. */
export async function chooseModel(page: Page, isWanted: (name: string) => boolean): Promise<Locator> {
  await page.getByRole('button', { name: /^Model: / }).click();
  const choices = page.getByRole('dialog').getByRole('button');
  await choices.first().waitFor();
  const names = await choices.evaluateAll((buttons) =>
    buttons.map((button) => `${button.textContent} ${button.getAttribute('aria-current')}`),
  );
  return choices.nth(names.findIndex((name) => isWanted(name) && name.endsWith('false')));
}
