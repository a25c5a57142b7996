import fc from 'fast-check';
import type { Field } from '#core/schema/field.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { valueFields } from '#core/schema/value-fields.ts';
import type { Model } from './registry.ts';

/** Any input of a model whose every value is allowed on its own: some of its parameters set, in no order. For property tests. */
export function arbitraryInput(model: Pick<Model, 'fields'>): fc.Arbitrary<Input> {
  const fields = valueFields(model.fields);
  return fc
    .shuffledSubarray([...fields])
    .chain((chosen) =>
      fc
        .tuple(...chosen.map((field) => arbitraryValue(field).map((value) => [field.path, value] as const)))
        .map((entries) => entries.reduce<Input>((input, [path, value]) => setAt(input, path, value), {})),
    );
}

function arbitraryValue(field: Field): fc.Arbitrary<InputValue> {
  switch (field.kind) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices.map((choice) => choice.value));
    case 'int64':
      return fc.bigInt(BigInt(field.minimum ?? 0), BigInt(field.maximum ?? LARGEST)).map(String);
    case 'integer':
    case 'number':
      return arbitraryNumber(field);
    case 'image':
      return fc.oneof(
        fc.uuid(),
        fc.uuid().map((id) => `image:${id}`),
        fc.constantFrom(...'0123456789abcdef').map((digit) => `upload:${digit.repeat(64)}`),
        fc.webPath().map((path) => `https://images.example.com${path}`),
      );
    case 'text':
      return arbitraryText(field);
    case 'list':
      return fc.array(arbitraryValue(field.item), {
        minLength: Math.max(1, field.minItems ?? 1),
        maxLength: Math.min(4, field.maxItems ?? 4),
      });
    case 'object':
      return arbitraryRow(field.fields);
  }
}

const LARGEST = 2n ** 63n - 1n;

function arbitraryNumber(field: Extract<Field, { kind: 'number' | 'integer' }>): fc.Arbitrary<number> {
  const step = field.multipleOf ?? (field.kind === 'integer' ? 1 : 0.01);
  const low = field.minimum ?? field.softRange?.[0] ?? field.exclusiveMinimum ?? 0;
  const high = field.maximum ?? field.softRange?.[1] ?? field.exclusiveMaximum ?? low + 1000;
  const decimals = String(step).split('.')[1]?.length ?? 0;
  const isOpen = (value: number) => value === field.exclusiveMinimum || value === field.exclusiveMaximum;
  return fc
    .integer({ min: Math.ceil(low / step), max: Math.floor(high / step) })
    .map((steps) => Number((steps * step).toFixed(decimals)))
    .filter((value) => !isOpen(value));
}

function arbitraryText(field: Extract<Field, { kind: 'text' }>): fc.Arbitrary<string> {
  if (field.constant !== null) return fc.constant(field.constant);
  if (field.format === 'uuid') return fc.uuid();
  if (field.format === 'uri') return fc.webPath().map((path) => `https://example.com${path}`);
  if (field.pattern !== null) return fc.stringMatching(new RegExp(field.pattern));
  return fc.string({
    unit: 'grapheme',
    minLength: Math.max(1, field.minLength ?? 1),
    maxLength: Math.min(40, field.maxLength ?? 40),
  });
}

function arbitraryRow(fields: readonly Field[]): fc.Arbitrary<Input> {
  const values = valueFields(fields).map((field) => {
    const value = arbitraryValue(field).map((set) => [field.name, set] as const);
    return field.required ? value : fc.option(value, { nil: undefined });
  });
  return fc
    .tuple(...values)
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)));
}
