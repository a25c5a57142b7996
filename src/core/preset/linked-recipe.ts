import type { PREVIEWS } from './preview.ts';
import type { Recipe } from './recipe.ts';

/** A recipe as a link carries it. */
export type LinkedRecipe = Recipe & {
  /** Where the recipe had images that stay where the link was made: concrete paths, `inputs.referenceImages.0`. */
  readonly missingImages?: readonly string[];
  /** Small pictures in the place of images that stay here, each as its bytes in base64url. */
  readonly previews?: {
    readonly version: typeof PREVIEWS.version;
    readonly images: readonly { readonly path: string; readonly data: string }[];
  };
};
