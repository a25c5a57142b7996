import { type Field, flattenFields } from '#core/schema/field.ts';

/** The names of the parameters whose values are private, as they stand in a request. */
export function privateNamesOf(fields: readonly Field[]): readonly string[] {
  return flattenFields(fields)
    .filter(({ isPrivate }) => isPrivate)
    .map(({ name }) => name);
}
