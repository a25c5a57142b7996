import type { Issue } from '#core/schema/issue.ts';
import type { InputForm } from '#web/form/state/input-form.ts';

/** An issue as a problem+json or a task's error carries it: what is not said is an error without a fix. */
type ForeignIssue = {
  readonly path: string;
  readonly message: string;
  readonly severity?: Issue['severity'] | undefined;
  readonly fixes?: Issue['fixes'] | undefined;
};

/** Puts what the server or the provider found wrong at the fields concerned. Each stays until its field is changed. */
export function showServerIssues(form: InputForm, issues: readonly ForeignIssue[]): void {
  form.issues.setForeign(
    issues.map(({ path, message, severity = 'error', fixes = [] }) => ({ path, message, severity, fixes })),
  );
}
