/** How many images stand beside each other at most. */
export const MAX_COMPARED = 9;

/** The image ids that a URL names, `a,b,c`: each once, the first nine. */
export function readComparisonSet(text: string): readonly string[] {
  const ids = text.split(',').map((id) => id.trim());
  return [...new Set(ids)].filter((id) => id !== '').slice(0, MAX_COMPARED);
}
