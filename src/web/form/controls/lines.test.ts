import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from './read-lines.ts';
import { toLines } from './to-lines.ts';

test.each<[string, readonly string[] | undefined]>([
  ['sea\nsky', ['sea', 'sky']],
  ['sea\n\n \nsky\n', ['sea', 'sky']],
  ['sea, sky', ['sea, sky']],
  ['sea\r\nsky', ['sea', 'sky']],
  ['', undefined],
  [' \n', undefined],
])('%j is read as %j', (text, entries) => {
  expect(readLines(text)).toEqual(entries);
});

test.each<[unknown, string | null]>([
  [undefined, ''],
  [[], ''],
  [['sea', ' sky '], 'sea\n sky '],
  [['sea\nsky'], null],
  [['sea', ''], null],
  [['sea', 5], null],
  ['sea', null],
])('%j is written as %j', (value, text) => {
  expect(toLines(value)).toBe(text);
});

test('what is written as lines is read back as it was', () => {
  const entry = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\u2028', 'é') });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), (entries) => {
      const text = toLines(entries);
      if (text !== null) expect(readLines(text)).toEqual(entries);
      else expect(entries.some((each) => each.trim() === '' || /[\r\n]/.test(each))).toBe(true);
    }),
  );
});
