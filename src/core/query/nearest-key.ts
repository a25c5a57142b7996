import { OWN_KEYS } from './own-keys.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The key that was probably meant: one that begins so, or differs in one letter; `null` where there is none. */
export function nearestKey(key: string, { keys }: Vocabulary): string | null {
  const known = [...OWN_KEYS, ...keys.keys()];
  return (
    known.find((other) => isOneOff(key, other)) ??
    known.find((other) => key.length > 2 && other.startsWith(key)) ??
    null
  );
}

/** Whether one letter more, less or other makes the one of the other, or two beside each other changed places. */
function isOneOff(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [
    one.slice(start, one.length - end),
    other.slice(start, Math.max(other.length - end, start)),
  ];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left === [...right].toReversed().join('');
}
