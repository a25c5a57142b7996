import type { Field } from '#core/schema/field.ts';
import { isInputObject } from '#core/schema/input.ts';

/** Gives a single value, which is no object of known fields and no list, another form. */
type Mapping = (value: unknown, field: Field) => unknown;

/** The values of an object with every known one mapped, in the definition's order; what no field takes comes last, as it is. */
export function mapValues(
  fields: readonly Field[],
  values: object,
  mapping: Mapping,
): Readonly<Record<string, unknown>> {
  const entries = new Map<string, unknown>(Object.entries(values));
  const known = fields.filter(({ name }) => entries.has(name));
  const mapped = known.map(
    (field) => [field.name, mapValue(field, entries.get(field.name), mapping)] as const,
  );
  const names = new Set(known.map(({ name }) => name));
  return Object.fromEntries([...mapped, ...[...entries].filter(([name]) => !names.has(name))]);
}

function mapValue(field: Field, value: unknown, mapping: Mapping): unknown {
  if (field.kind === 'object' && isInputObject(value)) return mapValues(field.fields, value, mapping);
  if (field.kind === 'list' && Array.isArray(value)) {
    return value.map((item: unknown) => mapValue(field.item, item, mapping));
  }
  return mapping(value, field);
}
