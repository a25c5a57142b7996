import type { TextField } from '#core/schema/field.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField as TextBox } from '#web/ui/text-field.tsx';
import type { ControlProps } from './control-props.ts';
import { readText } from './read-text.ts';
import { toText } from './to-text.ts';

/** Plain text. An address or a text of a fixed form stands on one line, any other grows. */
export function TextControl({ field, value, aria, onChange }: ControlProps<TextField>) {
  const shared = {
    ...aria,
    value: toText(value),
    placeholder: field.format === 'uri' && field.default === null ? 'https://' : unsetText(field, value),
    spellCheck: false,
  };
  const isOneLine = field.format !== null || field.pattern !== null || field.constant !== null;
  return isOneLine ? (
    <TextBox
      {...shared}
      inputMode={field.format === 'uri' ? 'url' : 'text'}
      onChange={(event) => onChange(readText(event.target.value, field.default))}
    />
  ) : (
    <TextArea
      {...shared}
      rows={1}
      className="block resize-none!"
      onChange={(event) => onChange(readText(event.target.value, field.default))}
    />
  );
}
