import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { ChevronsUpDown, Search, X } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { ComboboxOption } from './combobox-option.tsx';
import { fieldStyle } from './field-style.ts';
import { groupOptions } from './group-options.ts';
import { popupStyle } from './popup-style.ts';

type ComboboxProps<Value extends string> = AccessibleName & {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly description?: string | undefined;
    /** Options of one group stand together under its name. */
    readonly group?: string | undefined;
  }[];
  readonly placeholder?: string | undefined;
  /** Offers a button that sets null. */
  readonly clearable?: boolean | undefined;
  readonly emptyText?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

/**
 * One of a long list: type to filter, arrow keys to move, Enter to take. The search box stands inside the popup: with the box
 * outside, Base UI hides the rest of the page from assistive technology while the list is open, although Tab still reaches it.
 */
export function Combobox<Value extends string>({
  label,
  value,
  onChange,
  options,
  placeholder = 'Choose',
  clearable = true,
  emptyText = 'Nothing matches.',
  disabled,
  className,
  ...trigger
}: ComboboxProps<Value>) {
  const groups = groupOptions(options);
  const selected =
    value === null ? null : (options.find((option) => option.value === value) ?? { value, label: value });

  const canClear = clearable && value !== null && !disabled;

  function choose(option: { readonly value: Value } | null) {
    if (option || clearable) onChange(option?.value ?? null);
  }

  function clear(event: MouseEvent<HTMLButtonElement>) {
    const trigger = event.currentTarget.previousElementSibling;
    onChange(null);
    // The clear button goes away with the value; without this the focus would fall to the page.
    if (trigger instanceof HTMLElement) trigger.focus();
  }

  return (
    <BaseCombobox.Root
      items={groups}
      value={selected}
      onValueChange={choose}
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
      disabled={disabled}
    >
      <div className={classNames('relative flex h-fit w-full min-w-0', className)}>
        <BaseCombobox.Trigger
          {...trigger}
          aria-label={label}
          className={classNames(
            fieldStyle,
            'flex h-8 items-center gap-2 text-left select-none pointer-coarse:h-10',
          )}
        >
          <span
            className={classNames(
              'min-w-0 flex-1 truncate',
              !selected && 'text-ink-faint',
              canClear && 'pr-6',
            )}
          >
            <BaseCombobox.Value placeholder={placeholder} />
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        </BaseCombobox.Trigger>
        {canClear ? (
          <button type="button" aria-label="Clear" onClick={clear} className={clearButton}>
            <X aria-hidden="true" className="size-3.5" />
          </button>
        ) : null}
      </div>
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <BaseCombobox.Popup
            aria-label={label ?? 'Options'}
            className={classNames(popupStyle, 'w-(--anchor-width) min-w-60')}
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              <BaseCombobox.Input
                aria-label="Search"
                placeholder="Type to search"
                className="h-9 w-full min-w-0 bg-transparent text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-lg"
              />
            </div>
            <BaseCombobox.Empty>
              <div className="p-3 text-sm text-ink-soft">{emptyText}</div>
            </BaseCombobox.Empty>
            <BaseCombobox.List className="max-h-[min(22rem,calc(var(--available-height)-3rem))] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
              {(group: (typeof groups)[number]) => (
                <BaseCombobox.Group key={group.name} items={group.items}>
                  {group.name ? (
                    <BaseCombobox.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint select-none">
                      {group.name}
                    </BaseCombobox.GroupLabel>
                  ) : null}
                  <BaseCombobox.Collection>
                    {(option: (typeof options)[number]) => (
                      <ComboboxOption key={option.value} option={option} />
                    )}
                  </BaseCombobox.Collection>
                </BaseCombobox.Group>
              )}
            </BaseCombobox.List>
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  );
}

const clearButton = [
  'absolute inset-y-0 right-7 my-auto flex size-6 items-center justify-center rounded text-ink-faint hover:bg-hover hover:text-ink',
  'pointer-coarse:size-8',
].join(' ');
