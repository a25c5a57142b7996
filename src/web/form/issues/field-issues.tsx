import type { Issue } from '#core/schema/issue.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { IssueLine } from './issue-line.tsx';
import { takeFix } from './take-fix.ts';

type FieldIssuesProps = {
  readonly id: string;
  readonly issues: readonly Issue[];
};

/** What is wrong with one field, beneath it. */
export function FieldIssues({ id, issues }: FieldIssuesProps) {
  const { model, form } = useFormScope();
  if (issues.length === 0) return null;
  return (
    <ul id={id} className="mt-1 space-y-1 text-xs">
      {issues.map((issue) => (
        <li key={`${issue.severity} ${issue.message}`}>
          <IssueLine issue={issue} onFix={(fix) => takeFix({ model, form, fix })} />
        </li>
      ))}
    </ul>
  );
}
