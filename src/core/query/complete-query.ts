import { OWN_KEYS } from './own-keys.ts';
import { STATES } from './query.ts';
import { quoting } from './quoting.ts';
import { splitTerms } from './split-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What may stand in the place of a part of the text, `from` there up to the caret. */
export type Completion = {
  readonly from: number;
  readonly options: readonly { readonly text: string; readonly description: string }[];
};

type Asked = {
  readonly text: string;
  /** Where the caret stands. */
  readonly caret: number;
  readonly vocabulary: Vocabulary;
  /** Tags that are in use. */
  readonly tags: readonly string[];
};

const MOST_OPTIONS = 12;

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  is: 'starred, deleted, sandbox, failed, …',
  model: 'part of the id or title',
  provider: 'part of its name',
  tag: 'a whole tag',
  before: 'a day, as 2026-11-01',
  after: 'a day, as 2026-11-01',
  cost: 'a number in $, as >0.01',
  rating: 'a number, as >=4',
  id: 'of a task or an image',
  from: 'the image that it was made from',
  prompt: 'words of the prompt',
  negative: 'words of the negative prompt',
};

/** How the term before the caret may go on: its key, or the value of its key. */
export function completeQuery({ text, caret, vocabulary, tags }: Asked): Completion {
  const before = text.slice(0, caret);
  const term = splitTerms(before).findLast(({ raw, at }) => at + raw.length === caret);
  const minus = term?.raw.startsWith('-') ? 1 : 0;
  const typed = term?.raw.slice(minus) ?? '';
  const start = (term?.at ?? caret) + minus;
  const colon = typed.indexOf(':');
  if (typed.startsWith('"')) return { from: start, options: [] };
  if (colon < 0) return { from: start, options: keysFor(typed.toLowerCase(), vocabulary) };
  const key = typed.slice(0, colon).toLowerCase();
  const sought = quoting.remove(typed.slice(colon + 1)).toLowerCase();
  const fitting = valuesOf(key, vocabulary, tags).filter(
    ({ value, description }) => isWithin(value, sought) || isWithin(description, sought),
  );
  const isWhole = fitting.length === 1 && fitting[0]?.value.toLowerCase() === sought;
  return { from: start + colon + 1, options: isWhole ? [] : fitting.slice(0, MOST_OPTIONS).map(toOption) };
}

function keysFor(typed: string, { keys }: Vocabulary): Completion['options'] {
  const known = [...new Set([...OWN_KEYS, ...keys.keys()])];
  return known
    .filter((key) => key.startsWith(typed))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.length - b.length)
    .slice(0, MOST_OPTIONS)
    .map((key) => ({ text: `${key}:`, description: DESCRIPTIONS[key] ?? descriptionOf(key, keys) }));
}

/** Paths of parts come after plain names. */
function rankOf(key: string): number {
  return key in DESCRIPTIONS ? 0 : /[.[]/.test(key) ? 2 : 1;
}

function descriptionOf(key: string, keys: Vocabulary['keys']): string {
  const meaning = keys.get(key);
  if (meaning?.kind !== 'facts') return 'words';
  return meaning.takesNumbers ? 'a number, as >20 or 10..30' : 'a value, or a part of it';
}

function valuesOf(key: string, { keys, models }: Vocabulary, tags: readonly string[]) {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, description: '' }));
  switch (key) {
    case 'is':
      return plain(STATES);
    case 'model':
      return models.map(({ id, title }) => ({ value: id, description: title }));
    case 'provider':
      return plain([...new Set(models.map(({ id }) => id.split('/')[0] ?? ''))]);
    case 'tag':
      return plain(tags);
  }
  const meaning = keys.get(key);
  return meaning?.kind === 'facts' ? plain(meaning.values) : [];
}

function isWithin(text: string, sought: string): boolean {
  return text.toLowerCase().includes(sought);
}

function toOption({ value, description }: { readonly value: string; readonly description: string }) {
  return { text: quoting.addWhereNeeded(value), description };
}
