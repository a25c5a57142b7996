/** How many entries a list may have whose definition sets no limit: far more than anyone sends. */
export const MAX_ENTRIES = 1000;
