import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { expandPath, getAt } from '#core/schema/path.ts';

/** Where private values stand in an input: concrete paths, as `webhookURL`. By the definition, never by name. */
export function privatePaths({ fields }: Pick<Model, 'fields'>, input: Input): readonly string[] {
  return flattenFields(fields)
    .filter((field) => field.isPrivate)
    .flatMap((field) => expandPath(input, field.path))
    .filter((path) => getAt(input, path) !== undefined);
}
