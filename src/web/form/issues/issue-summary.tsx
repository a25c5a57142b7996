import { useSyncExternalStore } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Issue } from '#core/schema/issue.ts';
import { findGroup } from '#web/form/layout/find-group.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { focusField } from './focus-field.ts';
import { IssueLine } from './issue-line.tsx';
import { sortIssues } from './sort-issues.ts';
import { takeFix } from './take-fix.ts';
import { withRemoval } from './with-removal.ts';

type IssueSummaryProps = {
  readonly model: Model;
  readonly form: InputForm;
  /** Which of them; absent: all. */
  readonly only?: ((issue: Issue) => boolean) | undefined;
};

/** The issues shown now, each a link to its field, with its fixes. Nothing where there are none. */
export function IssueSummary({ model, form, only = () => true }: IssueSummaryProps) {
  const all = useSyncExternalStore(form.issues.subscribe, form.issues.all);
  const issues = sortIssues(model, all).filter(only);
  if (issues.length === 0) return null;
  return (
    <ul aria-label="Issues" className="space-y-1 text-xs">
      {issues.map((issue) => {
        const hasField = findGroup(model, issue.path) !== null;
        return (
          <li key={`${issue.path} ${issue.severity} ${issue.message}`}>
            <IssueLine
              issue={withRemoval(model, issue)}
              onFix={(fix) => takeFix({ model, form, fix })}
              onOpen={
                hasField || form.view.reveal ? () => focusField({ model, form, path: issue.path }) : undefined
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
