import { type Field, flattenFields } from './field.ts';
import type { Input } from './input.ts';
import { expandPath, getAt } from './path.ts';

/** Where private values stand in an input: concrete paths, as `webhookURL`. By the definition, never by name. */
export function privatePaths(
  { fields }: { readonly fields: readonly Field[] },
  input: Input,
): readonly string[] {
  return flattenFields(fields)
    .filter((field) => field.isPrivate)
    .flatMap((field) => expandPath(input, field.path))
    .filter((path) => getAt(input, path) !== undefined);
}
