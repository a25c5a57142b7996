import { type Field, flattenFields } from './field.ts';
import { toDefinitionPath } from './path.ts';

/** What a parameter is called for people, by its concrete path: an entry of a list is its list. A path without a field stands as it is. */
export function titleAt(fields: readonly Field[], path: string): string {
  const wanted = toDefinitionPath(path).replace(/\[\]$/, '');
  return flattenFields(fields).find((field) => field.path === wanted)?.title ?? path;
}
