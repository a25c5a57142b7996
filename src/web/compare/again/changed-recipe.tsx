import { useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { commitTyped } from '#web/form/commit-typed.ts';
import { FormBody } from '#web/form/form-body.tsx';
import { checkInput } from '#web/form/issues/check-input.ts';
import { IssueSummary } from '#web/form/issues/issue-summary.tsx';
import { FieldList } from '#web/form/layout/field-list.tsx';
import { createInputForm } from '#web/form/state/create-input-form.ts';
import { useFormServices } from '#web/form-services/use-form-services.ts';
import type { RunFailure } from '#web/task/run/run-failure.ts';
import { Notice } from '#web/ui/notice.tsx';
import { fieldsAtIssues } from './fields-at-issues.ts';
import { RunFoot } from './run-foot.tsx';

type ChangedRecipeProps = {
  readonly model: Model;
  /** What it begins with. */
  readonly input: Input;
  /** What is to be set; with it, what is wrong. */
  readonly fields: readonly Field[];
  /** Without a change it is another run of the same. */
  readonly needsChange: boolean;
  readonly isBusy: boolean;
  readonly failure: RunFailure | null;
  readonly onRun: (input: Input) => void;
};

/** A recipe of which a part can be set, in the controls of the form, and the button that runs it. */
export function ChangedRecipe({
  model,
  input,
  fields,
  needsChange,
  isBusy,
  failure,
  onRun,
}: ChangedRecipeProps) {
  const [form] = useState(() => createInputForm(input));
  const [wrong, setWrong] = useState(() => fieldsInError(model, input));
  // A box commits when it is left. Until then what is typed counts as a change: whether it is one is seen by the press of Run.
  const [isTyping, setTyping] = useState(false);
  const services = useFormServices();
  // A field that was wrong stays where it is when it is mended: somebody may be typing in it.
  const shown = [...new Set([...fields, ...wrong])];

  function isSame(now: Input): boolean {
    return needsChange && differencesOf(model, input, now).length === 0;
  }

  function run(): void {
    commitTyped();
    if (isSame(form.readInput())) return;
    const further = fieldsInError(model, form.readInput()).filter((field) => !wrong.includes(field));
    if (further.length > 0) setWrong([...wrong, ...further]);
    const checked = checkInput(model, form);
    if (checked) onRun(checked);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices what is typed into the boxes inside
    <div onInput={() => setTyping(true)} onBlur={() => setTyping(false)} className="space-y-4">
      {shown.length > 0 ? (
        <FormBody model={model} form={form} services={services}>
          <FieldList fields={shown} parentPath="" />
        </FormBody>
      ) : null}
      <IssueSummary
        model={model}
        form={form}
        only={(issue) => !fieldsAtIssues(model, [issue]).some((field) => shown.includes(field))}
      />
      {failure ? (
        <Notice tone="danger" role="alert" title={failure.title}>
          {failure.text}
        </Notice>
      ) : null}
      <RunFoot
        model={model}
        form={form}
        isBusy={isBusy}
        isSame={(now) => !isTyping && isSame(now)}
        onRun={run}
      />
    </div>
  );
}

function fieldsInError(model: Model, input: Input): readonly Field[] {
  const { issues } = model.validate(input);
  return fieldsAtIssues(
    model,
    issues.filter(({ severity }) => severity === 'error'),
  );
}
