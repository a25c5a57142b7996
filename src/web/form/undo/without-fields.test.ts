import { expect, test } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { leavesOf } from '#core/schema/path.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { groupsOf } from '#web/form/layout/groups-of.ts';
import { withoutFields } from './without-fields.ts';

const examples = realModels.flatMap((model) =>
  model.definition.examples.map(({ title, input }) => ({ title, model, input: toSparseInput(input) })),
);

test.each(examples)(
  '$title: each group takes out its own values, all groups together everything',
  ({ model, input }) => {
    const groups = groupsOf(model);
    const taken = groups.flatMap(({ fields }) => {
      const rest = withoutFields(input, fields);
      const kept = new Set(leavesOf(rest).map(([path]) => path));
      return leavesOf(input).flatMap(([path]) => (kept.has(path) ? [] : [path]));
    });
    expect(taken.toSorted()).toEqual(
      leavesOf(input)
        .map(([path]) => path)
        .toSorted(),
    );
    expect(
      withoutFields(
        input,
        groups.flatMap(({ fields }) => fields),
      ),
    ).toEqual({});
  },
);
