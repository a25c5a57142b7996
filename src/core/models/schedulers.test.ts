import { expect, test } from 'vitest';
import { flattenFields } from '#core/schema/field.ts';
import { realModels } from './test-models.ts';

const lists = realModels.flatMap(({ fields }) =>
  flattenFields(fields).flatMap((field) =>
    field.kind === 'choice' && field.role === 'scheduler' ? [field.choices] : [],
  ),
);

test('every Qwen model of Runware offers 75 schedulers, each once', () => {
  expect(lists.map((list) => list.length)).toEqual([75, 75]);
  expect(lists.map((list) => new Set(list.map(({ value }) => value)).size)).toEqual([75, 75]);
});

test('every scheduler but “Default” stands in a family', () => {
  const loose = lists.map((list) => list.filter(({ family }) => family === null).map(({ value }) => value));
  expect(loose).toEqual([['Default'], ['Default']]);
});
