import { expect as base } from '@playwright/test';

/** Waits longer than usual: a busy machine is no fault. What must be quick says so itself. */
export const expect = base.configure({ timeout: 20_000 });
