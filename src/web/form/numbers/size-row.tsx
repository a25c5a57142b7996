import { ArrowLeftRight } from 'lucide-react';
import type { NumberField } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { FieldHeading } from '#web/form/frame/field-heading.tsx';
import { FieldHelp } from '#web/form/frame/field-help.tsx';
import { fieldIds } from '#web/form/frame/field-ids.ts';
import { useFieldButtons } from '#web/form/frame/use-field-buttons.ts';
import { FieldIssues } from '#web/form/issues/field-issues.tsx';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { useField } from '#web/form/state/use-field.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { RatioBar } from './ratio-bar.tsx';
import { SizeSide } from './size-side.tsx';

type Side = { readonly field: NumberField; readonly path: string };

/** Width and height as one: two boxes, swap, common ratios, megapixels. */
export function SizeRow({ width, height }: { readonly width: Side; readonly height: Side }) {
  const { form } = useFormScope();
  const across = useField(width.path);
  const down = useField(height.path);
  const ids = fieldIds(form.id, `${width.path}+${height.path}`);
  const fields = [width.field, height.field];
  const isSet = across.value !== undefined || down.value !== undefined;
  const size =
    typeof across.value === 'number' && typeof down.value === 'number'
      ? { width: across.value, height: down.value }
      : null;
  const buttons = useFieldButtons({
    fields,
    controlId: fieldIds(form.id, width.path).control,
    isSet,
    onReset: () => setBoth(undefined, undefined),
  });

  function setBoth(first: InputValue | undefined, second: InputValue | undefined) {
    form.inOneStep(() => {
      across.setValue(first);
      down.setValue(second);
    });
    across.leave();
    down.leave();
  }

  function swap() {
    const input = form.readInput();
    setBoth(getAt(input, height.path), getAt(input, width.path));
  }

  return (
    <fieldset
      aria-labelledby={ids.label}
      onKeyDown={buttons.handleKey}
      className="relative min-w-0 scroll-my-12"
    >
      {isSet ? (
        <span aria-hidden="true" className="absolute inset-y-1 -left-2.5 w-0.5 rounded-full bg-accent" />
      ) : null}
      <FieldHeading
        fields={fields}
        ids={ids}
        state={isSet ? 'set' : 'unset'}
        areTabStops={false}
        isHelpOpen={buttons.isHelpOpen}
        onHelp={buttons.toggleHelp}
        onReset={buttons.reset}
      />
      {buttons.isHelpOpen ? <FieldHelp id={ids.help} fields={fields} /> : null}
      <div className="flex items-center gap-1.5">
        <SizeSide {...width} state={across} />
        <span aria-hidden="true" className="text-ink-faint">
          ×
        </span>
        <SizeSide {...height} state={down} />
        <IconButton
          icon={ArrowLeftRight}
          label={`Swap ${width.field.title} and ${height.field.title}`}
          onClick={swap}
        />
        <span className="w-16 shrink-0 text-right text-xs text-ink-soft">
          {size ? `${((size.width * size.height) / 1e6).toFixed(2)} MP` : ''}
        </span>
      </div>
      <RatioBar width={width.field} height={height.field} size={size} onChoose={setBoth} />
      <FieldIssues id={fieldIds(form.id, width.path).issues} issues={across.issues} />
      <FieldIssues id={fieldIds(form.id, height.path).issues} issues={down.issues} />
    </fieldset>
  );
}
