import type { BooleanField } from '#core/schema/field.ts';
import { Switch } from '#web/ui/switch.tsx';
import type { ControlProps } from './control-props.ts';
import { unsetText } from './unset-text.ts';

/** On, off, or unset with the default greyed. Back to unset by the reset button of its frame. */
export function BooleanControl({ field, value, aria, onCommit }: ControlProps<BooleanField>) {
  const isUnset = typeof value !== 'boolean';
  return (
    <span className="inline-flex items-center gap-2 text-xs">
      <span aria-hidden="true" className={isUnset ? 'text-ink-faint' : 'font-medium text-ink'}>
        {isUnset ? unsetText(field) : value ? 'on' : 'off'}
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
