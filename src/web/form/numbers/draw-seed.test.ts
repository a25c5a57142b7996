import { expect, test } from 'vitest';
import { drawSeed } from './draw-seed.ts';

test('draws from 0 to 2^32−1', () => {
  expect(drawSeed(null, fill(0))).toBe('0');
  expect(drawSeed(null, fill(4294967295))).toBe('4294967295');
  expect(drawSeed(9223372036854776000, fill(4294967295))).toBe('4294967295');
});

test('stays within a lower maximum of the model', () => {
  expect(drawSeed(999, fill(4294967295))).toBe('295');
  expect(drawSeed(0, fill(4294967295))).toBe('0');
});

function fill(word: number) {
  return (words: Uint32Array<ArrayBuffer>) => words.fill(word);
}
