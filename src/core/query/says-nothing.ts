import type { Condition } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words-of.ts';

/** Whether a condition has neither letters nor digits to look for: it keeps nothing out, negated or not. */
export function saysNothing(condition: Condition, { keys }: Vocabulary): boolean {
  if (condition.kind === 'words') return wordsOf(condition.text).length === 0;
  if (condition.kind !== 'parameter' || condition.test.kind !== 'text') return false;
  return keys.get(condition.key)?.kind === 'words' && wordsOf(condition.test.text).length === 0;
}
