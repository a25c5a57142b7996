import { OWN_FACTS } from './own-facts.ts';

/** The names of facts that each image of a task has for itself. */
export const IMAGE_FACTS: ReadonlySet<string> = new Set([
  OWN_FACTS.seed,
  OWN_FACTS.width,
  OWN_FACTS.height,
  OWN_FACTS.cost,
  OWN_FACTS.id,
]);
