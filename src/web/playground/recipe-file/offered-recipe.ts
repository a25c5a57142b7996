import type { Model } from '#core/models/registry.ts';

/** A recipe that was found in a file which nobody chose for it. */
export type OfferedRecipe = {
  /** The file's. */
  readonly name: string;
  /** What wrote it. */
  readonly program: string;
  readonly model: Model;
  /** Shows what the form would take of it. */
  readonly onReview: () => void;
};
