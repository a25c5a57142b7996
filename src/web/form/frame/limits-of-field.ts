import type { Field, TextField } from '#core/schema/field.ts';
import { limitsInWords } from '#core/schema/sentence.ts';
import { formatCount } from '#web/ui/format-count.ts';

/** What a field allows, in words: "A whole number between 1 and 50." Empty where anything goes. */
export function limitsOfField(field: Field): string {
  switch (field.kind) {
    case 'number':
      return sentence('A number', limitsInWords(field));
    case 'integer':
    case 'int64':
      return sentence('A whole number', limitsInWords(field));
    case 'text':
      return limitsOfText(field);
    case 'list':
      return sentence('A list', span(field.minItems, field.maxItems, 'entries'));
    case 'image':
      return 'A PNG, JPEG or WebP file, an https URL or the UUID of an image at the provider.';
    case 'choice':
      return `One of ${field.choices.length} values.`;
    case 'boolean':
    case 'object':
      return '';
  }
}

function limitsOfText({ constant, format, minLength, maxLength, pattern }: TextField): string {
  if (constant !== null) return `Only “${constant}”.`;
  const words = {
    uri: 'A public https address.',
    uuid: 'A UUID.',
    none: sentence('Text', span(minLength, maxLength, 'characters')),
  } as const;
  const form = pattern === null ? '' : `Of the form ${pattern}.`;
  return [words[format ?? 'none'], form].filter(Boolean).join(' ');
}

function sentence(what: string, limits: string): string {
  return limits ? `${what} ${limits}.` : '';
}

function span(low: number | null, high: number | null, unit: string): string {
  if (low !== null && high !== null) return `of ${low} to ${formatCount(high)} ${unit}`;
  if (high !== null) return `of at most ${formatCount(high)} ${unit}`;
  return low !== null && low > 1 ? `of at least ${low} ${unit}` : '';
}
