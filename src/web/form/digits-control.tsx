import type { Int64Field } from '#core/schema/field.ts';
import type { ControlProps } from './control-props.ts';
import { DraftBox } from './draft-box.tsx';
import { toText } from './to-text.ts';
import { unsetText } from './unset-text.ts';

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
