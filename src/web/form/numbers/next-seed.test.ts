import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSeed } from './next-seed.ts';

test('counts exactly around 2^53 and up to 2^63', () => {
  expect(nextSeed('9007199254740991')).toBe('9007199254740992');
  expect(nextSeed('9007199254740993')).toBe('9007199254740994');
  expect(nextSeed('9223372036854775806')).toBe('9223372036854775807');
});

test('adds one to any digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), (seed) => {
      expect(nextSeed(String(seed))).toBe(String(seed + 1n));
    }),
  );
});

test('has nothing to add to what is no whole number', () => {
  for (const text of ['', ' ', 'abc', '1.5', '1e3', '0x10', '--1']) expect(nextSeed(text)).toBeNull();
});
