import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumberText } from './read-number-text.ts';

test('reads what a person types as a number', () => {
  expect(['3.07', ' 12 ', '-0.5', '.5', '5.', '1e-3', '+4'].map(readNumberText)).toEqual([
    3.07, 12, -0.5, 0.5, 5, 0.001, 4,
  ]);
});

test('takes an empty box as unset', () => {
  expect(readNumberText('  ')).toBeUndefined();
});

test('keeps what is no number as text, so that validation can explain it', () => {
  for (const text of ['abc', '1,5', '1 000', '0x10', 'Infinity', 'NaN', '1e999', '--1', '.']) {
    expect(readNumberText(text)).toBe(text);
  }
});

test('keeps whole numbers as text where a JS number would lose digits', () => {
  expect(readNumberText('9007199254740991')).toBe(9007199254740991);
  expect(readNumberText('9007199254740993')).toBe('9007199254740993');
});

test('brings back every number that it shows', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
      expect(readNumberText(String(value)) === value).toBe(true);
    }),
  );
});
