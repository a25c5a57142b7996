import { createGathering } from './create-gathering.ts';

/** This tab's. */
export const gathering = createGathering({
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
});
