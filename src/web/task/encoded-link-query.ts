import { queryOptions } from '@tanstack/react-query';
import { encodeLink } from '#core/preset/encode-link.ts';
import type { LinkedRecipe } from '#core/preset/linked-recipe.ts';

/** The fragment of a link with these recipes; `null`: they are too long for one. */
export function encodedLinkQuery(recipes: readonly LinkedRecipe[]) {
  return queryOptions({
    queryKey: ['encoded link', recipes],
    queryFn: () => encodeLink(recipes),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
