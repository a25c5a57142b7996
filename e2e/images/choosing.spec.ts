import { openPlayground, test } from '#e2e/journey.ts';
import { expect } from '#e2e/page-faults/patient-expect.ts';

/** It needs reference images. */
const REFERENCES = 'runware/runware:108@22';

test('an empty field that is required says so once it is left, not while an image for it is being chosen', async ({
  page,
  server,
}) => {
  await openPlayground(page, server, REFERENCES);
  const mistake = page.getByText('Reference images is required.');
  const gallery = page.getByRole('button', { name: 'Gallery', exact: true });
  const dialog = page.getByRole('dialog', { name: /^From the gallery/ });
  await gallery.click();
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await expect(mistake).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(gallery).toBeFocused();
  // As the window leaves it for one of the system, in which a file is chosen.
  await gallery.evaluate((button) => button.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  await expect(mistake).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Positive prompt' }).focus();
  await expect(mistake).not.toHaveCount(0);
});
