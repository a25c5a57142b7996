import { nearestKey } from './nearest-key.ts';
import { numberOfDigits } from './number-of-digits.ts';
import { type Condition, type Mistake, type Query, STATES, type Term } from './query.ts';
import { quoting } from './quoting.ts';
import { readRange } from './read-range.ts';
import { splitTerms } from './split-terms.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

/** What was understood, and what was not. */
export type ParsedQuery = { readonly query: Query; readonly mistakes: readonly Mistake[] };

/** A key begins with a letter: `16:9` is none. */
const KEYED = /^([a-z][\w.-]*):(.*)$/is;

/**
 * Reads what a person types: words, `"exact words"`, `key:value`, each after `-` for its opposite. Every term stands for itself:
 * a mistake in one leaves the others.
 */
export function parseQuery(text: string, vocabulary: Vocabulary): ParsedQuery {
  const query: Term[] = [];
  const mistakes: Mistake[] = [];
  for (const { raw, at } of splitTerms(text)) {
    const isNegated = raw.length > 1 && raw.startsWith('-');
    const condition = readCondition(isNegated ? raw.slice(1) : raw, vocabulary);
    if (typeof condition === 'string')
      mistakes.push({ at, length: raw.length, message: `“${raw}”: ${condition}` });
    else query.push({ isNegated, condition });
  }
  return { query, mistakes };
}

/** The condition, or a sentence about what is wrong with it. */
function readCondition(raw: string, vocabulary: Vocabulary): Condition | string {
  const [, typedKey, rawValue] = KEYED.exec(raw) ?? [];
  if (typedKey === undefined || rawValue === undefined)
    return { kind: 'words', text: quoting.remove(raw), isExact: quoting.isIn(raw) };
  const key = typedKey.toLowerCase();
  const text = quoting.remove(rawValue);
  switch (key) {
    case 'is': {
      const state = STATES.find((known) => known === text.toLowerCase());
      return state ? { kind: 'is', state } : `after is: comes ${inWords(STATES)}.`;
    }
    case 'model':
    case 'provider':
    case 'tag':
      return text === '' ? `after ${key}: comes a name, or a part of it.` : { kind: key, text };
    case 'before':
    case 'after':
      return readDay(key, text);
  }
  const meaning = vocabulary.keys.get(key);
  if (!meaning) return unknownKey(typedKey, vocabulary);
  return readParameter({ key, text, isExact: quoting.isIn(rawValue) }, meaning);
}

type Value = { readonly key: string; readonly text: string; readonly isExact: boolean };

function readParameter({ key, text, isExact }: Value, meaning: Meaning): Condition | string {
  const takesNumbers = meaning.kind === 'facts' && meaning.takesNumbers;
  const range = takesNumbers && !isExact ? readRange(text) : null;
  if (range?.from && range.to && numberOfDigits(range.from.digits) > numberOfDigits(range.to.digits))
    return `the first number is the larger one. Write ${key}:${range.to.digits}..${range.from.digits}.`;
  if (range) return { kind: 'parameter', key, test: range };
  if (takesNumbers && !meaning.takesTexts)
    return `after ${key}: comes a number, as in ${key}:20, ${key}:>20 or ${key}:10..30.`;
  if (text === '') return `after ${key}: comes a value, or a part of it.`;
  return { kind: 'parameter', key, test: { kind: 'text', text, isExact } };
}

function readDay(kind: 'before' | 'after', text: string): Condition | string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay ? { kind, day: text } : `after ${kind}: comes a day, as in ${kind}:2026-11-01.`;
}

function unknownKey(key: string, vocabulary: Vocabulary): string {
  const near = nearestKey(key.toLowerCase(), vocabulary);
  const hint = near ? ` Did you mean ${near}:?` : '';
  return `no parameter is called ${key}.${hint} Put it in quotes to look for these words.`;
}

function inWords(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
