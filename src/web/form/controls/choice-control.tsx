import type { ChoiceField } from '#core/schema/field.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { Combobox } from '#web/ui/combobox.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Select } from '#web/ui/select.tsx';
import type { ControlProps } from './control-props.ts';
import { isFewChoices } from './is-few-choices.ts';
import { toText } from './to-text.ts';

/** One of the listed values: a bar for a few short ones, a list for some, a searchable list for many. */
export function ChoiceControl({ field, value, aria, onCommit }: ControlProps<ChoiceField>) {
  const options = field.choices.map((choice) => ({
    value: choice.value,
    label: choice.title,
    description: choice.description || undefined,
    group: choice.family ?? undefined,
  }));
  const chosen = value === undefined ? null : toText(value);

  if (isFewChoices(field)) {
    const isListed = chosen === null || options.some((option) => option.value === chosen);
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          {...aria}
          value={chosen}
          onChange={onCommit}
          options={options}
          fallback={whileUnset(field)}
        />
        {isListed ? null : <code className="font-mono text-xs text-danger">{chosen}</code>}
      </div>
    );
  }
  if (options.length <= 8) {
    return (
      <Select {...aria} value={chosen} onChange={onCommit} options={options} placeholder={unsetText(field)} />
    );
  }
  return (
    <Combobox
      {...aria}
      value={chosen}
      onChange={(next) => onCommit(next ?? undefined)}
      options={options}
      placeholder={`${unsetText(field)}, ${options.length} to choose from`}
    />
  );
}

/** What holds while nothing is chosen: what the server then sends, else the provider's default. */
function whileUnset({ whenUnset, default: fallback }: ChoiceField): string | undefined {
  return whenUnset ? String(whenUnset.sends) : (fallback ?? undefined);
}
