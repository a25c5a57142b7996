import { useEffect } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { refreshIssues } from './refresh-issues.ts';

/** Keeps a form's issues up with its values, whatever view changes them. */
export function useIssueRefresh(model: Model, form: InputForm): void {
  useEffect(
    function watchValues() {
      refreshIssues(model, form);
      return form.rhf.subscribe({
        formState: { values: true },
        callback({ name }) {
          if (name === undefined) {
            refreshIssues(model, form);
            return;
          }
          form.issues.forget(name);
          // What was wrong here may be right now: say so while it is being typed.
          if (form.issues.at(name).length > 0) refreshIssues(model, form);
        },
      });
    },
    [model, form],
  );
}
