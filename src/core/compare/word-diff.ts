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

/** Runs of a kind are one, and what is changed around a blank or a sign alone is one change: all that went, then all that came. */
function joined(words: readonly WordRun[]): readonly WordRun[] {
  const runs: WordRun[] = [];
  const pending = { removed: '', added: '', between: '' };
  function settle(): void {
    if (pending.removed) runs.push({ kind: 'removed', text: pending.removed });
    if (pending.added) runs.push({ kind: 'added', text: pending.added });
    const last = runs.at(-1);
    if (pending.between && last?.kind === 'same')
      runs[runs.length - 1] = { kind: 'same', text: last.text + pending.between };
    else if (pending.between) runs.push({ kind: 'same', text: pending.between });
    Object.assign(pending, { removed: '', added: '', between: '' });
  }
  for (const { kind, text } of words) {
    if (kind === 'same') {
      const isChange = pending.removed !== '' || pending.added !== '';
      pending.between += text;
      if (!isChange || !isSeparator(pending.between)) settle();
    } else {
      pending.removed += pending.between + (kind === 'removed' ? text : '');
      pending.added += pending.between + (kind === 'added' ? text : '');
      pending.between = '';
    }
  }
  settle();
  return runs;
}

/** No word: blanks and signs. */
function isSeparator(text: string): boolean {
  return !/[\p{L}\p{N}\p{M}_]/u.test(text);
}
