import type { Model } from '#core/models/registry.ts';
import type { Issue } from '#core/schema/issue.ts';
import { findGroup } from '#web/form/layout/find-group.ts';

/** An issue of what the form has no field for, with the one fix there is: to take it out. Any other as it is. */
export function withRemoval(model: Model, issue: Issue): Issue {
  if (issue.path === '' || issue.fixes.length > 0 || findGroup(model, issue.path)) return issue;
  return { ...issue, fixes: [{ label: 'Take it out', changes: [{ path: issue.path, value: null }] }] };
}
