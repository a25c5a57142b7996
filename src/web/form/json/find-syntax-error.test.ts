import { expect, test } from 'vitest';
import { findSyntaxError } from './find-syntax-error.ts';

test.each([
  ['{"a": 1,}', ',', 'A comma has nothing behind it. Take it out.'],
  ['{"a": [1, 2,]}', ',', 'A comma has nothing behind it. Take it out.'],
  ['{"a": 1 "b": 2}', '"b"', 'A comma is missing before this.'],
  ['{"a": [1 2]}', '2', 'A comma is missing before this.'],
  ['{"a": }', '}', 'A value is missing here.'],
  ['{"st" "b": 2}', '"b"', 'A colon is missing between the name and its value.'],
  ['{"a": "\\q", "b": 2}', '"\\q"', 'A backslash is written twice in JSON, a tab as \\t.'],
  ['{"a" 1}', '1', 'A colon is missing between the name and its value.'],
  ["{'a': 1}", "'a'", 'Quotes are straight and double in JSON: "'],
  ['{"a": “x”}', '“x”', 'Quotes are straight and double in JSON: "'],
  ['{a: 1}', 'a', 'A name stands in double quotes here: "name"'],
  ['// why\n{}', '//', 'JSON has no comments. Take it out.'],
  ['{"a": tru}', 'tru', 'tru is no JSON value. Write true, false, a number, or text in double quotes.'],
  [
    '{"a": NaN, "b": 1}',
    'NaN',
    'NaN is no JSON value. Write true, false, a number, or text in double quotes.',
  ],
  ['{"a": 012}', '012', 'A number has no leading zero and no unit.'],
  ['{"a": 1', '1', 'The text ends too early. Close it with }'],
  ['[1', '1', 'The text ends too early. Close it with ]'],
  ['{"a": "x', '"x', 'This text does not end on its line. Close it with " and write line breaks as \\n.'],
  ['{"a": "\\x"}', '"\\x"', 'A backslash is written twice in JSON, a tab as \\t.'],
  ['{"a": 1} and', 'and', 'The input ends before this. Take the rest out.'],
  ['{"a": 1, "a": 2}', '"a": 2', 'a stands here twice. Take one of them out.'],
])('%s', (text, marked, message) => {
  const found = findSyntaxError(text);
  expect([text.slice(found.from, found.to), found.message]).toEqual([marked, message]);
});

test('what is nested too deeply is said to be', () => {
  expect(findSyntaxError('['.repeat(100) + ']'.repeat(100)).message).toMatch(/nested too deeply/);
});
