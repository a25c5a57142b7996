import { encodeLink } from './encode-link.ts';
import type { LinkedRecipe } from './linked-recipe.ts';
import type { SmallPicture } from './picture/small-picture.ts';
import { PREVIEWS, type Preview } from './preview.ts';

/** An image that stays here, made small in the same steps as every other, the largest first; `null`: too large at that one. */
export type PreviewSteps = { readonly path: string; readonly steps: readonly (SmallPicture | null)[] };

type Fitted = {
  readonly recipe: LinkedRecipe;
  readonly previews: readonly Preview[];
  /** Of the link. */
  readonly fragment: string;
};

/**
 * A recipe with previews, all at the largest step at which its link stays within its length: several images share the room.
 * `null`: they do not fit at any.
 */
export async function fitPreviews(
  recipe: LinkedRecipe,
  images: readonly PreviewSteps[],
): Promise<Fitted | null> {
  const count = Math.min(...images.map(({ steps }) => steps.length));
  if (images.length === 0 || images.length > PREVIEWS.most) return null;
  for (let step = 0; step < count; step++) {
    const previews = images.flatMap(({ path, steps }) => {
      const picture = steps[step];
      return picture ? [{ path, picture }] : [];
    });
    if (previews.length < images.length) continue;
    const linked = {
      ...recipe,
      previews: {
        version: PREVIEWS.version,
        images: previews.map(({ path, picture: { data } }) => ({ path, data })),
      },
    };
    const fragment = await encodeLink([linked]);
    if (fragment !== null) return { recipe: linked, previews, fragment };
  }
  return null;
}
