import type { Field } from '#core/schema/field.ts';
import { defaultOfField } from './default-of-field.ts';
import { limitsOfField } from './limits-of-field.ts';

/** What there is to know of a field beside its meaning, as terms and words: what it takes, its default, its older names. */
export function factsOfField(field: Field): readonly (readonly [term: string, text: string])[] {
  const fallback = defaultOfField(field);
  const facts: readonly (readonly [string, string])[] = [
    ['Deprecated', field.isDeprecated ? 'The provider advises against it, and may stop taking it.' : ''],
    ['Takes', limitsOfField(field)],
    ['Default', fallback ?? ''],
    ['Unset', field.whenUnset ? `Sends ${field.whenUnset.sends}. ${field.whenUnset.reason}` : ''],
    ['Also as', field.aliases.join(', ')],
    [
      'Private',
      field.isPrivate ? 'Never enters a link, an export or a file, and is forgotten with this page.' : '',
    ],
    ['Source', field.source ?? ''],
  ];
  return facts.filter(([, text]) => text !== '');
}
