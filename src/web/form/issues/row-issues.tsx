import { fieldIds } from '#web/form/frame/field-ids.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FieldIssues } from './field-issues.tsx';
import { useIssuesAt } from './use-issues-at.ts';

/** The issues of one entry of a list, which has no frame of its own. */
export function RowIssues({ path }: { readonly path: string }) {
  const { form } = useFormScope();
  return <FieldIssues id={fieldIds(form.id, path).issues} issues={useIssuesAt(form.issues, path)} />;
}
