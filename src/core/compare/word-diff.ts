/** A stretch of text that both have, or only one of them. */
export type WordRun = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Words, blanks and single signs: what a person would strike out or add as one. */
const WORDS = /\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu;
/** Beyond so many pairs of words the middle is told as replaced: a table of 4 million takes about 20 ms. */
const MAX_PAIRS = 4_000_000;

/** What turns one text into another, word by word, in reading order. The runs that are not added make up `before`, those not removed `after`. */
export function diffWords(before: string, after: string): readonly WordRun[] {
  const old = before.match(WORDS) ?? [];
  const young = after.match(WORDS) ?? [];
  const start = commonStart(old, young);
  const end = commonStart(old.slice(start).toReversed(), young.slice(start).toReversed());
  const words = [
    ...old.slice(0, start).map((text) => ({ kind: 'same', text }) as const),
    ...diffMiddle(old.slice(start, old.length - end), young.slice(start, young.length - end)),
    ...old.slice(old.length - end).map((text) => ({ kind: 'same', text }) as const),
  ];
  return joined(words);
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count++;
  return count;
}

/** By the longest common subsequence of the two. */
function diffMiddle(old: readonly string[], young: readonly string[]): readonly WordRun[] {
  const isTooMuch = old.length * young.length > MAX_PAIRS;
  const width = young.length + 1;
  const lengths = new Uint32Array(isTooMuch ? 0 : (old.length + 1) * width);
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0 && !isTooMuch; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const longest =
        old[i] === young[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
      lengths[i * width + j] = longest;
    }
  }
  const runs: WordRun[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length) {
    const [was, is] = [old[i], young[j]];
    if (was !== undefined && was === is && !isTooMuch) {
      runs.push({ kind: 'same', text: was });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      runs.push({ kind: 'removed', text: was });
      i++;
    } else {
      runs.push({ kind: 'added', text: is ?? '' });
      j++;
    }
  }
  return runs;
}

function joined(runs: readonly WordRun[]): readonly WordRun[] {
  const joint: WordRun[] = [];
  for (const { kind, text } of runs) {
    const last = joint.at(-1);
    if (last?.kind === kind) joint[joint.length - 1] = { kind, text: last.text + text };
    else joint.push({ kind, text });
  }
  return joint;
}
