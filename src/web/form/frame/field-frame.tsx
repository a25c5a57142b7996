import type { ReactNode } from 'react';
import type { Field } from '#core/schema/field.ts';
import type { Issue } from '#core/schema/issue.ts';
import { FieldIssues } from '#web/form/issues/field-issues.tsx';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { classNames } from '#web/ui/class-names.ts';
import { FieldHeading } from './field-heading.tsx';
import { FieldHelp } from './field-help.tsx';
import { fieldIds } from './field-ids.ts';
import { hasLeft } from './has-left.ts';
import { hintOfField } from './hint-of-field.ts';
import { keysHint } from './keys-hint.ts';
import { useFieldButtons } from './use-field-buttons.ts';

type FieldFrameProps = {
  readonly field: Field;
  readonly path: string;
  /** `default`: set by the user, to what holds anyway. */
  readonly state: 'unset' | 'set' | 'default';
  readonly issues: readonly Issue[];
  /** `box`: a text box or the like, `inline`: a switch in the heading's line; a label names both, and a press on it reaches them. */
  readonly shape: 'box' | 'group' | 'inline';
  /** Whether the control takes the focus: then help and reset go by key, and are no Tab stops of their own. */
  readonly takesFocus: boolean;
  readonly onReset: () => void;
  readonly onLeave: () => void;
  /** The control. */
  readonly children: ReactNode;
};

/** Everything around a control that is the same for all: heading, help, hint, issues, and how set and unset look. */
export function FieldFrame({
  field,
  path,
  state,
  issues,
  shape,
  takesFocus,
  onReset,
  onLeave,
  children,
}: FieldFrameProps) {
  const { form } = useFormScope();
  const ids = fieldIds(form.id, path);
  const buttons = useFieldButtons({
    fields: [field],
    controlId: ids.control,
    isSet: state !== 'unset',
    onReset: field.managed ? undefined : onReset,
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices that the focus has gone; its keys do what its buttons do
    <div
      id={ids.frame}
      onBlur={(event) => hasLeft(event) && onLeave()}
      onKeyDown={buttons.handleKey}
      className="relative scroll-my-12"
    >
      {state === 'unset' ? null : (
        <span
          aria-hidden="true"
          className={classNames('absolute inset-y-1 -left-2.5 w-0.5 rounded-full', marks[state])}
        />
      )}
      <FieldHeading
        fields={[field]}
        ids={ids}
        state={state}
        labelFor={shape === 'group' ? undefined : ids.control}
        areTabStops={!takesFocus}
        isHelpOpen={buttons.isHelpOpen}
        onHelp={buttons.toggleHelp}
        onReset={buttons.reset}
      >
        {shape === 'inline' ? children : null}
      </FieldHeading>
      {buttons.isHelpOpen ? <FieldHelp id={ids.help} fields={[field]} /> : null}
      {shape === 'inline' ? null : children}
      <span id={ids.hint} className="sr-only">
        {hintOfField(field)} {takesFocus ? keysHint(state !== 'unset') : ''}
      </span>
      {field.whenUnset && state === 'unset' ? (
        <p className="mt-1 text-xs text-ink-faint">
          unset: sends <code className="font-mono text-2xs">{String(field.whenUnset.sends)}</code>
        </p>
      ) : null}
      <FieldIssues id={ids.issues} issues={issues} />
    </div>
  );
}

const marks = { set: 'bg-accent', default: 'bg-line-strong' } as const;
