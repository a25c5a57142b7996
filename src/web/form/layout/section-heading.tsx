import type { ReactNode } from 'react';
import type { Field } from '#core/schema/field.ts';
import { FieldHeading } from '#web/form/frame/field-heading.tsx';
import { FieldHelp } from '#web/form/frame/field-help.tsx';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { useFieldButtons } from '#web/form/frame/use-field-buttons.ts';
import { FieldIssues } from '#web/form/issues/field-issues.tsx';
import { useIssuesAt } from '#web/form/issues/use-issues-at.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';

type SectionHeadingProps = {
  readonly field: Field;
  readonly path: string;
  /** How many values are set inside. */
  readonly count: number;
  /** The group's own title says the same. */
  readonly isBare: boolean;
  readonly onReset: () => void;
  readonly children?: ReactNode;
};

/** The head of a field that holds fields: title, name, what is set inside, help, its own issues. */
export function SectionHeading({ field, path, count, isBare, onReset, children }: SectionHeadingProps) {
  const { form } = useFormScope();
  const issues = useIssuesAt(form.issues, path);
  const ids = fieldIds(form.id, path);
  const buttons = useFieldButtons({
    fields: [field],
    controlId: ids.frame,
    isSet: count > 0,
    onReset,
  });
  return (
    <>
      <FieldHeading
        fields={[field]}
        ids={ids}
        state={count > 0 ? 'set' : 'unset'}
        isTitleHidden={isBare}
        areTabStops
        isHelpOpen={buttons.isHelpOpen}
        onHelp={buttons.toggleHelp}
        onReset={buttons.reset}
      >
        {children}
      </FieldHeading>
      {buttons.isHelpOpen ? <FieldHelp id={ids.help} fields={[field]} /> : null}
      <FieldIssues id={ids.issues} issues={issues} />
    </>
  );
}
