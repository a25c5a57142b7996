import { expect, test } from 'vitest';
import { madeUpModel } from '#core/models/test-models.ts';
import { titlesOfPaths } from './titles-of-paths.ts';

const model = madeUpModel({
  properties: Object.fromEntries(
    ['one', 'two', 'three', 'four', 'five'].map((name) => [
      name,
      { type: 'string' as const, title: name.toUpperCase() },
    ]),
  ),
});

test.each([
  [['one'], 'ONE'],
  [['one', 'two'], 'ONE and TWO'],
  [['one', 'two', 'three'], 'ONE, TWO and THREE'],
  [['one', 'two', 'three', 'four', 'five'], 'ONE, TWO, THREE and 2 more'],
  [['unheard.of'], 'unheard.of'],
])('%j is called "%s"', (paths, words) => {
  expect(titlesOfPaths(model, paths)).toBe(words);
});
