import type { Int64Field } from '#core/schema/field.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { DraftBox } from './draft-box.tsx';

/** A whole number of up to 64 bits. It is text all the way: a JS number would lose digits. */
export function DigitsControl({ field, value, aria, onCommit }: ControlProps<Int64Field>) {
  return (
    <DraftBox
      {...aria}
      mono
      inputMode="numeric"
      text={toText(value)}
      onCommit={(text) => onCommit(text.trim() || undefined)}
      placeholder={unsetText(field)}
      suffix={field.unit ?? undefined}
    />
  );
}
