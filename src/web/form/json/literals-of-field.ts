import { stringifyJson } from '#core/json.ts';
import type { Field } from '#core/schema/field.ts';

/** A value that a field takes, as JSON, with what is special about it. */
export type Literal = { readonly json: string; readonly detail: string; readonly description: string };

/** The values that a definition names for a field: its choices, what it takes alone, its default, what is sent while it is unset. */
export function literalsOfField(field: Field): readonly Literal[] {
  switch (field.kind) {
    case 'boolean':
      return [true, false].map((value) => literal(value, noteOf(field, value)));
    case 'choice':
      return field.choices.map(({ value, title, description }) =>
        literal(value, noteOf(field, value) || (title === value ? '' : title), description),
      );
    case 'object':
      return [literal({}, 'object')];
    case 'list':
      return [literal([], 'list')];
    case 'image':
      return [];
    case 'text':
      return special(field, field.constant);
    case 'number':
    case 'integer':
    case 'int64':
      return special(field, null);
  }
}

type WithDefault = Extract<Field, { default: unknown }>;

function special(field: WithDefault, constant: string | null): readonly Literal[] {
  const values = [constant, field.whenUnset?.sends, field.default];
  return [...new Set(values)].flatMap((value) =>
    value === null || value === undefined ? [] : [literal(value, noteOf(field, value))],
  );
}

function noteOf({ default: fallback, whenUnset }: WithDefault, value: string | number | boolean): string {
  if (value === whenUnset?.sends) return 'sent while unset';
  return value === fallback ? 'default' : '';
}

function literal(value: unknown, detail: string, description = ''): Literal {
  return { json: stringifyJson(value), detail, description };
}
