import { expect, it } from 'vitest';
import { valueInWords } from './value-in-words.ts';

it.each([
  [undefined, 'unset'],
  [true, 'on'],
  [28, '28'],
  ['9223372036854775807', '9223372036854775807'],
  ['a heron', '“a heron”'],
  ['a heron, '.repeat(9), `“${'a heron, '.repeat(5)}a h…”`],
  [`upload:${'a'.repeat(64)}`, 'an image'],
  [{ width: 1024, height: 768 }, '1024 × 768'],
  [{ 'aspect-ratio': '1:1' }, '1:1'],
  [{ 'aspect-ratio': 'custom', width: 512, height: 512 }, 'custom, 512 × 512'],
  [{ width: 512 }, '512'],
  [['a'], '1 entry'],
  [[{}, {}], '2 entries'],
])('%o is said as %s', (value, words) => {
  expect(valueInWords(value)).toBe(words);
});
