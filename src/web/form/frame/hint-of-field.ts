import type { Field } from '#core/schema/field.ts';
import { defaultOfField } from './default-of-field.ts';
import { limitsOfField } from './limits-of-field.ts';

/** What is spoken after a field's name: what it takes, and what holds while it is unset. */
export function hintOfField(field: Field): string {
  const fallback = defaultOfField(field);
  const unset = field.whenUnset
    ? `While unset, ${field.whenUnset.sends} is sent.`
    : fallback === null
      ? ''
      : `Default: ${fallback}.`;
  const standing = [field.required ? 'Required.' : '', field.isDeprecated ? 'Deprecated.' : ''];
  return [...standing, limitsOfField(field), unset].filter(Boolean).join(' ');
}
