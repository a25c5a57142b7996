import type { NumberField } from '#core/schema/field.ts';
import { controlAria } from '#web/form/frame/control-aria.ts';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { hintOfField } from '#web/form/frame/hint-of-field.ts';
import { keysHint } from '#web/form/frame/keys-hint.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import type { useField } from '#web/form/state/use-field.ts';
import { NumberBox } from './number-box.tsx';

type SizeSideProps = {
  readonly field: NumberField;
  readonly path: string;
  readonly state: ReturnType<typeof useField>;
};

/** The box of the width or of the height. */
export function SizeSide({ field, path, state }: SizeSideProps) {
  const { form } = useFormScope();
  const ids = fieldIds(form.id, path);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices only that the focus has gone
    <div id={ids.frame} onBlur={state.leave} className="min-w-0 flex-1 scroll-my-12">
      <label id={ids.label} htmlFor={ids.control} className="sr-only">
        {field.title}
      </label>
      <NumberBox
        field={field}
        value={state.value}
        aria={controlAria({ formId: form.id, field, path, issues: state.issues })}
        onCommit={state.commitValue}
      />
      <span id={ids.hint} className="sr-only">
        {hintOfField(field)} {keysHint(state.value !== undefined)}
      </span>
    </div>
  );
}
