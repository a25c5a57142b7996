import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { toModel } from '#core/models/registry.ts';
import { realModels } from '#core/models/test-models.ts';
import { definitionSchema } from '#core/schema/definition.ts';
import type { Field } from '#core/schema/field.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { readInputText } from './read-input-text.ts';
import { writeInputText } from './write-input-text.ts';

const models = [...realModels, toModel(definitionSchema.parse(fourthDocument))];
const [model] = realModels.filter(({ fields }) => fields.some(({ kind }) => kind === 'int64'));
if (!model) throw new Error('There is no model with a 64-bit integer.');

const LARGEST = '9223372036854775807';

describe('64-bit integers', () => {
  const seed = model.fields.find(({ kind }) => kind === 'int64')?.path ?? '';

  test('stand in the text as bare numbers with every digit, and come back as digits in text', () => {
    const text = writeInputText(model, { [seed]: LARGEST });
    expect(text).toBe(`{\n  "${seed}": ${LARGEST}\n}`);
    expect(readInputText(model, text)).toEqual({ input: { [seed]: LARGEST } });
  });

  test.each([
    [`{"${seed}": 42}`, '42'],
    [`{"${seed}": "${LARGEST}"}`, LARGEST],
    [`{"${seed}": "007"}`, '007'],
    [`{"${seed}": "99999999999999999999999"}`, '99999999999999999999999'],
    [`{"${seed}": 99999999999999999999999}`, '99999999999999999999999'],
  ])('%s means %j', (text, digits) => {
    const { input } = readInputText(model, text);
    expect(input).toEqual({ [seed]: digits });
    expect(readInputText(model, writeInputText(model, input ?? {}))).toEqual({ input });
  });
});

test('no text is no values, and null is none either', () => {
  expect(readInputText(model, ' \n')).toEqual({ input: {} });
  expect(readInputText(model, '{"steps": null, "settings": {}}')).toEqual({ input: {} });
});

test('an older name is read as the current one', () => {
  const [fourth] = models.slice(-1);
  expect(fourth && readInputText(fourth, '{"inputImage": "image:1"}')).toEqual({
    input: { source: 'image:1' },
  });
});

test.each(['[1]', '"text"', '5', 'null'])('%s is no input, with a sentence', (text) => {
  expect(readInputText(model, text)).toMatchObject({ input: null, problem: { message: /object/ } });
});

/** A value that a field might hold: mostly right, sometimes of another kind, as the form lets it be. */
function anyValueOf(field: Field): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  return fc.oneof(
    { arbitrary: rightValueOf(field), weight: 9 },
    { arbitrary: wrong.map(unlessNumber), weight: 1 },
  );

  // A number where digits are meant becomes digits: what is typed into the form never is one.
  function unlessNumber(value: unknown): unknown {
    return field.kind === 'int64' && typeof value === 'number' ? String(value) : value;
  }
}

function rightValueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices.map(({ value }) => value));
    case 'integer':
      return fc.maxSafeInteger();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    case 'int64':
      return fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }).map(String), fc.string());
    case 'object':
      return objectOf(field.fields);
    case 'list':
      return fc.array(anyValueOf(field.item), { minLength: 1, maxLength: 4 });
    case 'text':
    case 'image':
      return fc.string({ unit: 'grapheme' });
  }
}

function objectOf(fields: readonly Field[]): fc.Arbitrary<unknown> {
  const entries = Object.fromEntries(fields.map((field) => [field.name, anyValueOf(field)]));
  const unknown = fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), fc.integer(), { maxKeys: 1 });
  return fc
    .tuple(fc.record(entries, { requiredKeys: [] }), unknown)
    .map(([known, other]) => ({ ...other, ...known }));
}

test.each(models)('an input of $id written as text and read again is the same', (each) => {
  fc.assert(
    fc.property(objectOf(each.fields).map(toSparseInput), (input) => {
      expect(readInputText(each, writeInputText(each, input))).toEqual({ input });
    }),
  );
});
