import type { Field } from '#core/schema/field.ts';
import { type InputValue, isInputObject } from '#core/schema/input.ts';

/** How many values are set among these fields: an object counts what is set inside it, a list as one. */
export function countSet(fields: readonly Field[], valueAt: (path: string) => unknown): number {
  let count = 0;
  for (const field of fields) {
    if (field.kind === 'object') count += countSet(field.fields, valueAt);
    else if (isSet(valueAt(field.path))) count += 1;
  }
  return count;
}

function isSet(value: unknown): value is InputValue {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && !isInputObject(value);
}
