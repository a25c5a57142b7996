import type { Field } from '#core/schema/field.ts';

/** Whether a value is what the provider would take anyway. It is sent all the same, because the user set it. */
export function isDefault(field: Field, value: unknown): boolean {
  return 'default' in field && field.default !== null && String(field.default) === String(value);
}
