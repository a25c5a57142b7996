import type { Field } from '#core/schema/field.ts';

/** What kind of JSON value a field takes: "text", "whole number", "list". */
export function kindInWords(field: Field): string {
  return field.kind === 'choice' ? `one of ${field.choices.length}` : words[field.kind];
}

const words: Readonly<Record<Exclude<Field['kind'], 'choice'>, string>> = {
  text: 'text',
  number: 'number',
  integer: 'whole number',
  int64: 'whole number',
  boolean: 'true or false',
  image: 'image',
  object: 'object',
  list: 'list',
};
