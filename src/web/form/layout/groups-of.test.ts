import { expect, test } from 'vitest';
import { realModels as models } from '#core/models/test-models.ts';
import { flattenFields } from '#core/schema/field.ts';
import { groupsOf } from './groups-of.ts';

test.each(models)('every parameter of $id has its place in the form, and only one', (model) => {
  const placed = groupsOf(model).flatMap((group) => flattenFields(group.fields).map((field) => field.path));
  expect(placed.toSorted()).toEqual(
    flattenFields(model.fields)
      .map((field) => field.path)
      .toSorted(),
  );
});

test.each(models)('the prompt of $id comes first', (model) => {
  expect(groupsOf(model)[0]?.fields[0]?.role).toBe('prompt');
});

test('a parameter that names an unknown group, or none, stands in "Other", which comes last', () => {
  const [model] = models;
  const [field] = model?.fields ?? [];
  if (!model || !field) throw new Error('There is no model to test with.');
  const groups = groupsOf({ definition: model.definition, fields: [{ ...field, group: 'unheard-of' }] });
  expect(groups).toMatchObject([{ title: 'Other', isFolded: false, fields: [{ path: field.path }] }]);
});

test('a field inside an object that names another group stands there', () => {
  const [model] = models;
  const object = models.flatMap(({ fields }) => fields).find((field) => field.kind === 'object');
  if (!model || object?.kind !== 'object') throw new Error('There is no object to test with.');
  const [first, ...others] = object.fields;
  if (!first) throw new Error('The object is empty.');
  const moved = {
    ...object,
    group: 'size',
    fields: [{ ...first, group: 'sampling' }, ...others.map(inSize)],
  };
  const groups = groupsOf({ definition: model.definition, fields: [moved] });
  expect(groups.find(({ id }) => id === 'sampling')?.fields.map(({ path }) => path)).toEqual([first.path]);

  function inSize<Kind extends { group: string }>(field: Kind): Kind {
    return { ...field, group: 'size' };
  }
});
