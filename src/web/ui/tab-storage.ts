import { createBrowserStorage } from './create-browser-storage.ts';

/** Of this tab, for as long as it is open. */
export const tabStorage = createBrowserStorage(() => sessionStorage);
