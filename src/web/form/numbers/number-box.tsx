import type { NumberField } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import type { ControlAria } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { DraftBox } from './draft-box.tsx';
import { readNumberText } from './read-number-text.ts';
import { stepNumber } from './step-number.ts';

type NumberBoxProps = {
  readonly field: NumberField;
  readonly value: unknown;
  readonly aria: ControlAria;
  readonly onCommit: (value: InputValue | undefined) => void;
  readonly className?: string | undefined;
};

/** A number, typed freely. Arrow keys step it by what it is a multiple of. */
export function NumberBox({ field, value, aria, onCommit, className }: NumberBoxProps) {
  function step(text: string, direction: 1 | -1) {
    const typed = text === '' ? (field.default ?? field.minimum ?? 0) : readNumberText(text);
    if (typeof typed !== 'number') return;
    const by = direction * (field.multipleOf ?? (field.kind === 'integer' ? 1 : 0.1));
    onCommit(stepNumber({ from: typed, by, minimum: field.minimum, maximum: field.maximum }));
  }

  return (
    <DraftBox
      {...aria}
      inputMode={field.kind === 'integer' && (field.minimum ?? -1) >= 0 ? 'numeric' : 'decimal'}
      text={toText(value)}
      onCommit={(text) => onCommit(readNumberText(text))}
      onStep={step}
      placeholder={unsetText(field)}
      suffix={field.unit ?? undefined}
      className={className}
    />
  );
}
