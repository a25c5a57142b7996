/** The length of a text as JSON Schema counts it: in code points, so that an emoji of two UTF-16 units is one. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}
