import { createHandOver } from './create-hand-over.ts';

/** Files that may hold a recipe: for the playground's form, also where that is opened only afterwards. */
export const filesForForm = createHandOver();
