import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { optionStyle } from './option-style.ts';

type ComboboxOptionProps = {
  readonly option: {
    readonly value: string;
    readonly label: string;
    readonly description?: string | undefined;
  };
};

export function ComboboxOption({ option }: ComboboxOptionProps) {
  return (
    <BaseCombobox.Item value={option} className={optionStyle}>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {option.label}
        {option.description ? (
          <span className="block text-xs text-ink-soft">{option.description}</span>
        ) : null}
      </span>
      <span className="size-4 shrink-0">
        <BaseCombobox.ItemIndicator>
          <Check aria-hidden="true" className="size-4 text-accent" />
        </BaseCombobox.ItemIndicator>
      </span>
    </BaseCombobox.Item>
  );
}
