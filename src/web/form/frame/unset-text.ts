import type { Field } from '#core/schema/field.ts';
import { defaultOfField } from './default-of-field.ts';

/** What an empty box shows in grey: what holds while the field is unset, or that an empty text is set. */
export function unsetText(field: Field, value?: unknown): string {
  if (value === '') return 'empty text';
  if (field.whenUnset) return `sends ${field.whenUnset.sends}`;
  if (field.kind === 'text' && field.constant !== null) return `not set, can be ${field.constant}`;
  const text = defaultOfField(field);
  return text === null ? 'not set' : `default ${text}`;
}
