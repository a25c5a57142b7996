import type { Role } from './definition.ts';
import { type Field, flattenFields } from './field.ts';
import type { Input, InputValue } from './input.ts';
import { getAt } from './path.ts';

/** The field that plays a role in a model, or `null` where none does. */
export function fieldOfRole(fields: readonly Field[], role: Role): Field | null {
  return flattenFields(fields).find((field) => field.role === role) ?? null;
}

/** What an input holds for a role, whatever the model calls it. `undefined` where unset or unknown to the model. */
export function valueOfRole(fields: readonly Field[], input: Input, role: Role): InputValue | undefined {
  const field = fieldOfRole(fields, role);
  return field ? getAt(input, field.path) : undefined;
}
