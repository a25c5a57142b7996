import { expect, it } from 'vitest';
import { readComparisonSet } from './comparison-set.ts';

it('reads each id once, and no more than nine', () => {
  expect(readComparisonSet('a, b,,a,c')).toEqual(['a', 'b', 'c']);
  expect(readComparisonSet('1,2,3,4,5,6,7,8,9,10')).toHaveLength(9);
  expect(readComparisonSet('')).toEqual([]);
});
