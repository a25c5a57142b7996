import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import type { Issue } from '#core/schema/issue.ts';
import { toDefinitionPath } from '#core/schema/path.ts';
import { topicsOf } from '#core/transfer/topic.ts';

/** The fields in which issues can be mended, those that say one thing together with each other, in the model's order. */
export function fieldsAtIssues(model: Model, issues: readonly Issue[]): readonly Field[] {
  const paths = issues.map(({ path }) => toDefinitionPath(path));
  return [...topicsOf(model).values()].flatMap(({ fields }) =>
    fields.some((field) => paths.some((path) => isIn(path, field.path))) ? fields : [],
  );
}

/** A path in a row of a list, or that of an entry, stands where the list stands. */
function isIn(path: string, fieldPath: string): boolean {
  return path === fieldPath || path.startsWith(`${fieldPath}[]`);
}
