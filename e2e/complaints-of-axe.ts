import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with a page, or with what a selector names. Forms that are kept out of sight nobody meets. Without frames
 * of other origins the legacy mode finds the same, in half the time.
 */
export async function complaintsOfAxe(page: Page, within?: string) {
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('[data-out-of-sight]')
    // What is right need not be named, which took a third of the time.
    .options({ resultTypes: ['violations'] });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations;
}
