import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { changesBetween } from './changes-between.ts';

test('sets single values inside objects, and lists as a whole', () => {
  const before = { steps: 4, settings: { cfg: 2, speed: true }, images: ['a'], lora: [{ weight: 1 }] };
  const after = { prompt: 'x', settings: { cfg: 3, speed: true }, images: ['a'], lora: [{ weight: 2 }] };
  expect(changesBetween(before, after)).toEqual([
    { path: 'steps', value: undefined },
    { path: 'settings.cfg', value: 3 },
    { path: 'lora', value: [{ weight: 2 }] },
    { path: 'prompt', value: 'x' },
  ]);
});

test('takes out single values where a whole object goes, so that those beside it are not told', () => {
  expect(changesBetween({ settings: { cfg: 2 } }, {})).toEqual([{ path: 'settings.cfg', value: undefined }]);
});

const name = fc.constantFrom('a', 'b', 'c');
const { input } = fc.letrec<{ value: unknown; input: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('text', 1, true),
    fc.array(fc.constantFrom('x', 'y'), { minLength: 1 }),
    tie('input'),
  ),
  input: fc.dictionary(name, tie('value'), { noNullPrototype: true }),
}));

test('what it lists makes the one of the other, whatever they are', () => {
  fc.assert(
    fc.property(input.map(toSparseInput), input.map(toSparseInput), (before, after) => {
      const made = changesBetween(before, after).reduce<Input>(
        (made, { path, value }) => setAt(made, path, value),
        before,
      );
      expect(toSparseInput(made)).toEqual(after);
    }),
  );
});
