import { type Field, flattenFields } from './field.ts';
import { toDefinitionPath } from './path.ts';

/** The field of a concrete path, also of an entry of a list; `null` where the definition has none. */
export function fieldAt(fields: readonly Field[], path: string): Field | null {
  const wanted = toDefinitionPath(path);
  for (const field of flattenFields(fields)) {
    if (field.path === wanted) return field;
    if (field.kind === 'list' && field.item.path === wanted) return field.item;
  }
  return null;
}
