import { isSameValue } from '#web/form/state/is-same-value.ts';
import { readLines } from './read-lines.ts';

/** A list of texts as one text, an entry a line. `null`: it would not be read back as it is, or is no such list. */
export function toLines(value: unknown): string | null {
  if (value === undefined) return '';
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) return null;
  const text = value.join('\n');
  return isSameValue(readLines(text) ?? [], value) ? text : null;
}
