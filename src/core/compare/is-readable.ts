import type { WordRun } from './word-diff.ts';

/** The least share of letters that two texts have in common where telling them apart word by word is of use. */
const LEAST_SHARED = 0.4;

/** Whether a diff tells more than the later text by itself: the texts have enough in common. */
export function isReadable(runs: readonly WordRun[]): boolean {
  const count = (kind: WordRun['kind']) =>
    runs.reduce((sum, run) => sum + (run.kind === kind ? lettersIn(run.text) : 0), 0);
  const same = count('same');
  const longer = same + Math.max(count('removed'), count('added'));
  return longer === 0 || same / longer >= LEAST_SHARED;
}

function lettersIn(text: string): number {
  return text.replace(/\s+/g, '').length;
}
