import { countCodePoints } from '#core/schema/code-points.ts';
import type { TextField } from '#core/schema/field.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { formatCount } from '#web/ui/format-count.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import type { ControlProps } from './control-props.ts';
import { readText } from './read-text.ts';
import { toText } from './to-text.ts';

/** The words the model works from. Grows with its text and counts it as the limit does: in code points. */
export function PromptControl({ field, value, aria, onChange }: ControlProps<TextField>) {
  const text = toText(value);
  const isMain = field.role === 'prompt';
  const length = countCodePoints(text);
  const isTooLong = field.maxLength !== null && length > field.maxLength;
  return (
    <div>
      <TextArea
        {...aria}
        rows={isMain ? 6 : 2}
        value={text}
        onChange={(event) => onChange(readText(event.target.value, field.default))}
        placeholder={field.default === null && value === undefined ? undefined : unsetText(field, value)}
        className={isMain ? 'block min-h-32 text-base' : 'block min-h-14'}
      />
      {length > 0 || field.maxLength !== null ? (
        <p className={`text-right text-2xs ${isTooLong ? 'text-danger' : 'text-ink-faint'}`}>
          {formatCount(length)}
          {field.maxLength === null ? '' : ` / ${formatCount(field.maxLength)}`}
          <span className={field.maxLength === null ? '' : 'sr-only'}>
            {length === 1 ? ' character' : ' characters'}
          </span>
        </p>
      ) : null}
    </div>
  );
}
