import { expect, test } from 'vitest';
import { type Field, flattenFields, type NumberField } from '#core/schema/field.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { numberSentence } from '#core/schema/sentence.ts';
import { realModels } from './test-models.ts';

const IMAGE = 'https://example.com/a.png';

/** One field of one real model, with an input in which it can be set, and its concrete path there. */
const places = realModels.flatMap((model) => {
  const base = (model.definition.examples[0]?.input ?? {}) as Input;
  return flattenFields(model.fields).map((field) => {
    const list = model.fields.find(
      (each) => each.kind === 'list' && field.path.startsWith(`${each.path}[].`),
    );
    return {
      name: `${model.id} ${field.path}`,
      model,
      field,
      path: field.path.replace('[]', '.0'),
      base: list ? setAt(base, list.path, [rowOf(list)]) : base,
    };
  });
});
const editable = places.filter(({ field }) => !field.managed);

function rowOf(list: Field): Input {
  const fields = list.kind === 'list' && list.item.kind === 'object' ? list.item.fields : [];
  const needed = fields.filter((field) => field.required);
  return Object.fromEntries(needed.map((field) => [field.name, field.kind === 'image' ? IMAGE : 'a:1@2']));
}

type Place = (typeof places)[number];

function errorsAt({ model, base, path }: Place, value: unknown): readonly string[] {
  const { issues } = model.validate(setAt(base, path, value as InputValue));
  return issues
    .filter((issue) => issue.severity === 'error' && issue.path === path)
    .map((issue) => issue.message);
}

const numbers = editable.flatMap((place) =>
  place.field.kind === 'number' || place.field.kind === 'integer' ? [{ ...place, field: place.field }] : [],
);

function stepOf(field: NumberField): number {
  return field.multipleOf ?? (field.kind === 'integer' ? 1 : 0.001);
}

test('the real models have limits to try', () => {
  expect(numbers.filter(({ field }) => field.minimum !== null).length).toBeGreaterThan(50);
  expect(numbers.filter(({ field }) => field.maximum !== null).length).toBeGreaterThan(30);
});

test.each(numbers.filter(({ field }) => field.minimum !== null))(
  '$name holds at its minimum, and not one step below',
  (place) => {
    const { field } = place;
    const minimum = field.minimum ?? 0;
    expect(errorsAt(place, minimum)).not.toContain(numberSentence(field));
    expect(errorsAt(place, minimum - stepOf(field))).toEqual([numberSentence(field)]);
  },
);

test.each(numbers.filter(({ field }) => field.maximum !== null))(
  '$name holds at its maximum, and not one step above',
  (place) => {
    const { field } = place;
    const maximum = field.maximum ?? 0;
    expect(errorsAt(place, maximum)).not.toContain(numberSentence(field));
    expect(errorsAt(place, maximum + stepOf(field))).toEqual([numberSentence(field)]);
  },
);

test.each(numbers.filter(({ field }) => field.kind === 'integer' || field.multipleOf !== null))(
  '$name holds on its steps alone',
  (place) => {
    const { field } = place;
    const step = stepOf(field);
    const start = Math.ceil(Math.max(field.minimum ?? 0, 0) / step) * step;
    expect(errorsAt(place, start + step)).not.toContain(numberSentence(field));
    expect(errorsAt(place, start + step * 1.5)).toEqual([numberSentence(field)]);
  },
);

/** Values that each kind takes, of those that are tried. */
const RIGHT: Readonly<Record<Field['kind'], readonly unknown[]>> = {
  text: ['text', '', '512'],
  choice: [],
  image: [],
  boolean: [true],
  number: [512, 1.5],
  integer: [512],
  int64: [512, '512'],
  object: [{}],
  list: [[]],
};

test.each(editable)('$name refuses every value of another type, in one sentence', (place) => {
  const all = [null, true, 512, 1.5, 'text', '', '512', [], {}];
  const wrong = all.filter((value) => !RIGHT[place.field.kind].some((right) => isSame(right, value)));
  expect(wrong.filter((value) => errorsAt(place, value).length !== 1)).toEqual([]);
});

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

test.each(places.filter(({ field }) => field.managed))('$name is set by the server alone', (place) => {
  expect(errorsAt(place, 'x')).toEqual([expect.stringContaining(place.field.managed?.reason ?? 'no reason')]);
});
