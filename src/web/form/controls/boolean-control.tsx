import type { BooleanField } from '#core/schema/field.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { Switch } from '#web/ui/switch.tsx';
import type { ControlProps } from './control-props.ts';
import { toText } from './to-text.ts';

/** On, off, or unset with the default greyed. Back to unset by the reset button of its frame. */
export function BooleanControl({ field, value, aria, onCommit }: ControlProps<BooleanField>) {
  const isUnset = typeof value !== 'boolean';
  const word = isUnset ? (value === undefined ? unsetText(field) : toText(value)) : value ? 'on' : 'off';
  return (
    <span className="inline-flex items-center gap-2 text-xs">
      <span aria-hidden="true" className={isUnset ? 'text-ink-faint' : 'font-medium text-ink'}>
        {word}
      </span>
      <Switch
        {...aria}
        unset={isUnset}
        checked={isUnset ? field.default === true : value}
        onChange={onCommit}
      />
    </span>
  );
}
