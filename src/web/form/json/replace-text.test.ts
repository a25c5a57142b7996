import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceText } from './replace-text.ts';

test('touches what differs, and nothing else', () => {
  expect(replaceText('{"a": 12, "b": 3}', '{"a": 15, "b": 3}')).toEqual({ from: 7, to: 8, insert: '5' });
  expect(replaceText('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
  expect(replaceText('same', 'same')).toEqual({ from: 4, to: 4, insert: '' });
});

test('makes the one of the other, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = replaceText(before, after);
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
    }),
  );
});
