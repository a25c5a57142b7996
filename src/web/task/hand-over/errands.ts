import type { Task } from '#core/task.ts';
import { createHandOver } from './create-hand-over.ts';

/** What is to be done on the playground with a task that is looked at, wherever it is. */
export type Errand =
  /** Loads its recipe into the form: with its seed, the exact one. */
  | { readonly kind: 'replay'; readonly task: Task; readonly withSeed: boolean }
  /** Opens what saves its recipe, or makes a link of it. */
  | { readonly kind: 'share'; readonly task: Task }
  /** Puts one of its images into the form. `value`: `image:<image id>`. */
  | { readonly kind: 'use-image'; readonly value: string };

/** Errands for the playground, also where that is opened only afterwards. */
export const errands = createHandOver<Errand>();
