import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffWords } from './word-diff.ts';

const prompt = fc.array(fc.constantFrom('a', 'heron', ' ', ', ', 'at', '\n', 'dusk', '鹭'), {
  maxLength: 30,
});
const texts = fc.oneof(
  prompt.map((words) => words.join('')),
  fc.string(),
);

it('finds the words that were replaced, and nothing else', () => {
  expect(diffWords('a heron at dusk', 'a heron at dawn, in rain')).toEqual([
    { kind: 'same', text: 'a heron at ' },
    { kind: 'removed', text: 'dusk' },
    { kind: 'added', text: 'dawn, in rain' },
  ]);
});

it('makes one change of words that are changed one after another', () => {
  expect(diffWords('a red heron, at dusk', 'a blue crane, at dusk')).toEqual([
    { kind: 'same', text: 'a ' },
    { kind: 'removed', text: 'red heron' },
    { kind: 'added', text: 'blue crane' },
    { kind: 'same', text: ', at dusk' },
  ]);
});

it('loses and invents no character of either text', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const runs = diffWords(before, after);
      const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

it('says of equal texts that they are the same', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(diffWords(text, text)).toEqual(text === '' ? [] : [{ kind: 'same', text }]);
    }),
  );
});

it('tells texts of thousands of words as replaced instead of holding the page up', () => {
  const before = 'x '.repeat(4_000);
  const runs = diffWords(`a ${before}`, `b ${'y '.repeat(4_000)}`);
  expect(runs.flatMap((run) => (run.kind === 'added' ? [] : [run.text])).join('')).toBe(`a ${before}`);
});
