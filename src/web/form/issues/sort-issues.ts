import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Issue } from '#core/schema/issue.ts';
import { toDefinitionPath } from '#core/schema/path.ts';
import { groupsOf } from '#web/form/layout/groups-of.ts';

/** Errors before warnings, each in the order of the form from top to bottom; what has no field there comes first. */
export function sortIssues(model: Model, issues: readonly Issue[]): readonly Issue[] {
  const order = groupsOf(model).flatMap((group) => flattenFields(group.fields).map((field) => field.path));
  const place = ({ path }: Issue) => order.indexOf(toDefinitionPath(path).replace(/\[\]$/, ''));
  const weight = ({ severity }: Issue) => (severity === 'error' ? 0 : 1);
  return issues.toSorted((a, b) => weight(a) - weight(b) || place(a) - place(b));
}
