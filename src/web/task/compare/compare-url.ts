import { MAX_COMPARED } from '#core/compare/comparison-set.ts';

/** Where these images stand beside each other, from the root of the site: the first nine of them. */
export function compareUrl(imageIds: readonly string[]): string {
  return `/compare?images=${imageIds.slice(0, MAX_COMPARED).join(',')}`;
}
