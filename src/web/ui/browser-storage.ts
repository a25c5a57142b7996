import { createBrowserStorage } from './create-browser-storage.ts';

/** Of this browser, for all its tabs. */
export const browserStorage = createBrowserStorage(() => localStorage);
