import { createHandOver } from '#web/task/hand-over/create-hand-over.ts';
import type { GivenFiles } from './given-files.ts';

/** Files that may hold a recipe: for the playground's form, also where that is opened only afterwards. */
export const filesForForm = createHandOver<GivenFiles>();
