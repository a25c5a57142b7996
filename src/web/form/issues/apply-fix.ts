import type { Model } from '#core/models/registry.ts';
import type { Fix } from '#core/schema/issue.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { refreshIssues } from './refresh-issues.ts';

type Application = { readonly model: Model; readonly form: InputForm; readonly fix: Fix };

/** Does what a fix says: sets values, takes out those whose new value is `null`. One step to undo. */
export function applyFix({ model, form, fix }: Application): void {
  form.inOneStep(() => {
    for (const { path, value } of fix.changes) form.setValue(path, value ?? undefined);
  });
  for (const { path } of fix.changes) form.issues.touch(path);
  refreshIssues(model, form);
}
