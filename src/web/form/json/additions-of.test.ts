import { expect, test } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { completeInput } from '#core/request.ts';
import { leavesOf } from '#core/schema/path.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { additionsOf } from './additions-of.ts';

const examples = realModels.flatMap((model) =>
  [{}, ...model.definition.examples.map(({ input }) => toSparseInput(input))].map((input, index) => ({
    model,
    id: model.id,
    index,
    input,
  })),
);

test.each(examples)('$id, input $index: text and additions together are what is sent', ({ model, input }) => {
  const sent = leavesOf(completeInput(model, input, { taskId: 'x', seed: '1' })).map(([path]) => path);
  const shown = [...leavesOf(input), ...additionsOf(model, input).map(({ path }) => [path])].map(
    ([path]) => path,
  );
  expect(shown.toSorted()).toEqual(sent.toSorted());
});

test.each(realModels)('$id: each addition has its reason', (model) => {
  for (const { reason, value } of additionsOf(model, {})) {
    expect(reason).toMatch(/\.$/);
    expect(value).not.toBe('');
  }
});
