import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { Issue } from '#core/schema/issue.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { Badge } from '#web/ui/badge.tsx';
import { countOf } from '#web/ui/count-of.ts';
import { findGroup } from './find-group.ts';
import type { FormGroup } from './groups-of.ts';
import { SetCount } from './set-count.tsx';
import { useGroupCount } from './use-group-count.ts';

/** What a folded group must not hide: how many values are set inside, and how many of its fields are wrong. */
export function GroupBadges({ group }: { readonly group: FormGroup }) {
  const count = useGroupCount(group);
  const errors = useIssueCount(group, 'error');
  const warnings = useIssueCount(group, 'warning');
  return (
    <span className="flex gap-1">
      {errors > 0 ? (
        <Badge tone="danger" icon={CircleAlert}>
          {countOf(errors, 'error')}
        </Badge>
      ) : null}
      {warnings > 0 ? (
        <Badge tone="warning" icon={TriangleAlert}>
          {countOf(warnings, 'warning')}
        </Badge>
      ) : null}
      <SetCount count={count} />
    </span>
  );
}

function useIssueCount(group: FormGroup, severity: Issue['severity']): number {
  const { model, form } = useFormScope();
  return useSyncExternalStore(form.issues.subscribe, () => {
    const issues = form.issues.all().filter((issue) => issue.severity === severity);
    return issues.filter((issue) => findGroup(model, issue.path)?.id === group.id).length;
  });
}
