import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';
import { optionStyle } from './option-style.ts';
import { popupStyle } from './popup-style.ts';

type SelectProps<Value extends string> = AccessibleName & {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly description?: string | undefined;
    readonly disabled?: boolean | undefined;
  }[];
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

/** One of a short list. For a long one, take the Combobox. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  placeholder = 'Choose',
  disabled,
  className,
  ...trigger
}: SelectProps<Value>) {
  return (
    <BaseSelect.Root
      value={value}
      onValueChange={(next) => (next === null ? undefined : onChange(next))}
      items={options}
      disabled={disabled}
    >
      <BaseSelect.Trigger
        {...trigger}
        aria-label={label}
        className={classNames(
          fieldStyle,
          'flex h-8 items-center gap-2 text-left select-none pointer-coarse:h-10',
          className,
        )}
      >
        <BaseSelect.Value
          placeholder={placeholder}
          className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint"
        />
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      </BaseSelect.Trigger>
      <BaseSelect.Portal role="region" aria-label="Options">
        <BaseSelect.Positioner
          alignItemWithTrigger={false}
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <BaseSelect.Popup className={classNames(popupStyle, 'min-w-(--anchor-width)')}>
            <BaseSelect.List className="max-h-[min(24rem,var(--available-height))] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none">
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={optionStyle}
                >
                  <span className="min-w-0 flex-1">
                    <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                    {option.description ? (
                      <span className="block text-xs text-ink-soft">{option.description}</span>
                    ) : null}
                  </span>
                  <span className="size-4 shrink-0">
                    <BaseSelect.ItemIndicator>
                      <Check aria-hidden="true" className="size-4 text-accent" />
                    </BaseSelect.ItemIndicator>
                  </span>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
