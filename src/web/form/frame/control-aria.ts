import type { Field } from '#core/schema/field.ts';
import type { Issue } from '#core/schema/issue.ts';
import type { ControlAria } from '#web/form/controls/control-props.ts';
import { fieldIds } from './field-ids.ts';

type FieldState = {
  readonly formId: string;
  readonly field: Field;
  readonly path: string;
  readonly issues: readonly Issue[];
};

/** The one place where a control is tied to its label, its hint and its issues. */
export function controlAria({ formId, field, path, issues }: FieldState): ControlAria {
  const ids = fieldIds(formId, path);
  const describedBy = [ids.hint, issues.length > 0 ? ids.issues : ''].filter(Boolean).join(' ');
  return {
    id: ids.control,
    'aria-labelledby': ids.label,
    'aria-describedby': describedBy,
    'aria-invalid': issues.some((issue) => issue.severity === 'error') || undefined,
    'aria-required': field.required || undefined,
  };
}
