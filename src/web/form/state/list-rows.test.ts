import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRows, splitRows } from './list-rows.ts';

const rows = fc.array(fc.record({ row: fc.record({ weight: fc.integer() }), isOn: fc.boolean() }));

test('a list that is taken apart and put together is the same list', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const { sent, resting } = splitRows(list);
      expect(mergeRows(sent, resting)).toEqual(list);
    }),
  );
});

test('a row that rests keeps its place, or is the last where the list has become shorter', () => {
  const resting = [{ place: 3, row: { weight: 4 } }];
  const weights = (sent: readonly number[]) =>
    mergeRows(
      sent.map((weight) => ({ weight })),
      resting,
    ).map(({ row, isOn }) => [row, isOn]);
  expect(weights([1, 2, 3, 5])[3]).toEqual([{ weight: 4 }, false]);
  expect(weights([1])[1]).toEqual([{ weight: 4 }, false]);
});
