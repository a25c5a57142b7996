/** How many images stand beside each other at most. */
export const MAX_COMPARED = 9;

/** What stands beside each other, in this order: images, then the tasks whose images are to join them. Ids. */
export type ComparisonSet = { readonly images: readonly string[]; readonly runs: readonly string[] };

/** The ids that a URL names, `a,b,c`: each once, the first nine. */
export function readComparisonSet(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim());
  return [...new Set(ids)].filter((id) => id !== '').slice(0, MAX_COMPARED);
}
