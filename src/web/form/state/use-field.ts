import { useWatch } from 'react-hook-form';
import type { InputValue } from '#core/schema/input.ts';
import type { Issue } from '#core/schema/issue.ts';
import { afterPress } from '#web/form/issues/after-press.ts';
import { refreshIssues } from '#web/form/issues/refresh-issues.ts';
import { useIssuesAt } from '#web/form/issues/use-issues-at.ts';
import { useFormScope } from './form-scope.ts';

/** One value of the form: renders its caller when this value or its own issues change, and for nothing else. */
export function useField(path: string): {
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** While it is being typed: validated once the field is left. */
  readonly setValue: (value: InputValue | undefined) => void;
  /** A finished choice: validated at once. */
  readonly commitValue: (value: InputValue | undefined) => void;
  /** The user left the field. */
  readonly leave: () => void;
} {
  const { model, form } = useFormScope();
  const value: unknown = useWatch({ control: form.rhf.control, name: path });
  const issues = useIssuesAt(form.issues, path);

  function leave() {
    form.endStep();
    afterPress(() => {
      form.issues.touch(path);
      refreshIssues(model, form);
    });
  }

  function setValue(next: InputValue | undefined) {
    form.typeValue(path, next);
  }

  function commitValue(next: InputValue | undefined) {
    form.typeValue(path, next);
    leave();
  }

  return { value, issues, setValue, commitValue, leave };
}
