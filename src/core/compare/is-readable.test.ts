import { expect, it } from 'vitest';
import { isReadable } from './is-readable.ts';
import { diffWords } from './word-diff.ts';

it.each([
  ['a heron at dusk, in rain', 'a heron at dawn, in rain', true],
  ['', '', true],
  ['poster of a jazz concert, text "LE JAZZ"', 'two foxes in the snow, watercolour, soft light', false],
])('tells %j and %j apart word by word: %s', (before, after, expected) => {
  expect(isReadable(diffWords(before, after))).toBe(expected);
});
