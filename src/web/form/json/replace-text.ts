/** A change of one text into another that touches as little as can be, so that a cursor elsewhere stays where it is. */
export function replaceText(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
