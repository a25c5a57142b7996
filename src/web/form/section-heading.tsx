import { type ReactNode, useState } from 'react';
import type { Field } from '#core/schema/field.ts';
import { FieldHeading } from './field-heading.tsx';
import { FieldHelp } from './field-help.tsx';
import { fieldIds } from './field-ids.ts';
import { FieldIssues } from './field-issues.tsx';
import { useFormScope } from './form-scope.ts';
import { useIssuesAt } from './use-issues-at.ts';

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
  const [isHelpOpen, setHelpOpen] = useState(false);
  const ids = fieldIds(form.id, path);
  return (
    <>
      <FieldHeading
        fields={[field]}
        ids={ids}
        state={count > 0 ? 'set' : 'unset'}
        isTitleHidden={isBare}
        isHelpOpen={isHelpOpen}
        onHelp={() => setHelpOpen(!isHelpOpen)}
        onReset={onReset}
      >
        {children}
      </FieldHeading>
      {isHelpOpen ? <FieldHelp id={ids.help} fields={[field]} /> : null}
      <FieldIssues id={ids.issues} issues={issues} />
    </>
  );
}
