import type { Field } from '#core/schema/field.ts';

/** The provider's own default in words, or `null` where it has none: "0.8", "off", "a blank". */
export function defaultOfField(field: Field): string | null {
  if (!('default' in field) || field.default === null) return null;
  if (typeof field.default === 'boolean') return field.default ? 'on' : 'off';
  if (field.default === ' ') return 'a blank';
  return field.default === '' ? 'empty' : String(field.default);
}
