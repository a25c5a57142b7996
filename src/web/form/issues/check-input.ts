import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { focusField } from './focus-field.ts';
import { refreshIssues } from './refresh-issues.ts';
import { sortIssues } from './sort-issues.ts';

/**
 * Validates for a run. With an error: shows every issue, moves the focus to the first wrong field, answers `null`.
 * Warnings do not block. What a server said about an earlier run is dropped once the input is good to be sent again.
 */
export function checkInput(model: Model, form: InputForm): Input | null {
  form.issues.showAll();
  // A run without an image that is still on its way would be another run, and paid.
  const missing = form.intake.issues();
  for (const issue of missing) form.issues.addForeign(issue);
  const errors = [...refreshIssues(model, form), ...missing].filter((issue) => issue.severity === 'error');
  const first = form.issues.unread() ?? sortIssues(model, errors)[0];
  if (first) {
    focusField({ model, form, path: first.path });
    return null;
  }
  form.issues.setForeign([]);
  return form.readInput();
}
