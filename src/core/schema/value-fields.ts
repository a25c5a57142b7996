import type { Field } from './field.ts';

/** The fields of a tree that hold a value themselves and are the user's to set: objects are walked into, a list is one. */
export function valueFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => {
    if (field.managed) return [];
    return field.kind === 'object' ? valueFields(field.fields) : [field];
  });
}
