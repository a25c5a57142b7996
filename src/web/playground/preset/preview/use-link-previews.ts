import { useQueries, useQuery } from '@tanstack/react-query';
import { fitPreviews } from '#core/preset/fit-previews.ts';
import type { LinkedRecipe } from '#core/preset/linked-recipe.ts';
import type { Preview } from '#core/preset/preview.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { encodedLinkQuery } from '#web/task/encoded-link-query.ts';
import { pictureStepsQuery } from './picture-steps-query.ts';

/** What there is to put in the place of the images that stay here. */
export type LinkPreviews =
  | { readonly kind: 'making' }
  /** None of them can be read, or the link has no room for them. */
  | { readonly kind: 'unreadable' | 'no-room' }
  | {
      readonly kind: 'fit';
      readonly recipe: LinkedRecipe;
      readonly previews: readonly Preview[];
      /** How many characters longer the link becomes, and how many it has then. */
      readonly added: number;
      readonly length: number;
    };

type Local = {
  readonly recipe: LinkedRecipe;
  /** What the recipe was drawn from, and where in it the images are that the recipe is without. */
  readonly input: Input;
  readonly paths: readonly string[];
};

/** Previews of the images that a link is without, as large as its length allows. */
export function useLinkPreviews({ recipe, input, paths }: Local): LinkPreviews {
  const all = useQueries({ queries: paths.map((path) => pictureStepsQuery(String(getAt(input, path)))) });
  const images = paths.flatMap((path, at) => {
    const steps = all[at]?.data ?? [];
    return steps.length > 0 ? [{ path, steps }] : [];
  });
  const isRead = all.every(({ isPending }) => !isPending);
  const { data: plain } = useQuery({ ...encodedLinkQuery([recipe]), placeholderData: (before) => before });
  const { data: fitted } = useQuery({
    queryKey: ['link previews', recipe, images.map(({ path }) => [path, getAt(input, path)])],
    queryFn: () => fitPreviews(recipe, images),
    enabled: isRead && images.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // While it is being typed, what was before stays in sight.
    placeholderData: (before) => before,
  });
  if (isRead && images.length === 0) return { kind: 'unreadable' };
  if (fitted === undefined || plain === undefined) return { kind: 'making' };
  if (fitted === null || plain === null) return { kind: 'no-room' };
  const { fragment, ...rest } = fitted;
  return { kind: 'fit', ...rest, added: fragment.length - plain.length, length: fragment.length };
}
