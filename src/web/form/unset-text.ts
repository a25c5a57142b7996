import type { Field } from '#core/schema/field.ts';
import { defaultOfField } from './default-of-field.ts';

/** What an empty box shows in grey: the default that holds while the field is unset, or that an empty text is set. */
export function unsetText(field: Field, value?: unknown): string {
  if (value === '') return 'empty text';
  const text = defaultOfField(field);
  return text === null ? 'not set' : `default ${text}`;
}
