import type { Page } from '@playwright/test';

/**
 * What must not happen on a page, whatever text it is given: a dialog, an exception, an error in its console, which is where
 * the browser tells of what its security policy stopped. Goes on being filled. Answers of the server that are refusals are none.
 */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}
