import type { Model } from '#core/models/registry.ts';
import type { Issue } from '#core/schema/issue.ts';
import type { InputForm } from '#web/form/state/input-form.ts';

/** Validates what is typed now, and puts what is found into the issue store. Answers all of it, shown or held back. */
export function refreshIssues(model: Model, form: InputForm): readonly Issue[] {
  const input = form.readInput();
  const { issues } = model.validate(input);
  form.issues.setValidation({ issues, input });
  return issues;
}
