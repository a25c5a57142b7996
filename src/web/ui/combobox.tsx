import { ChevronsUpDown, X } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';
import { lazyPart } from './lazy-part.ts';
import { PopupOpener } from './popup-opener.tsx';

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

const comboboxPart = lazyPart(() => import('./combobox-part.tsx').then((file) => file.ComboboxPart));

/** One of a long list: type to filter, arrow keys to move, Enter to take. */
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
  const selected =
    value === null ? null : (options.find((option) => option.value === value) ?? { value, label: value });
  const canClear = clearable && value !== null && !disabled;

  function choose(next: string | null) {
    const option = options.find((candidate) => candidate.value === next);
    if (option || clearable) onChange(option?.value ?? null);
  }

  function clear(event: MouseEvent<HTMLButtonElement>) {
    const field = event.currentTarget.parentElement?.querySelector<HTMLElement>('[role=combobox]');
    onChange(null);
    // The clear button goes away with the value; without this the focus would fall to the page.
    field?.focus();
  }

  return (
    <div className={classNames('relative flex h-fit w-full min-w-0', className)}>
      <PopupOpener
        part={comboboxPart}
        partProps={{ selected, onChoose: choose, options, label: label ?? 'Options', emptyText, disabled }}
        kind="dialog"
        arrowsPress
        trigger={
          <button
            {...trigger}
            type="button"
            // biome-ignore lint/a11y/useAriaPropsForRole: the opener, then Base UI, says whether it is expanded
            role="combobox"
            aria-label={label}
            disabled={disabled}
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
              {selected?.label ?? placeholder}
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
          </button>
        }
      />
      {canClear ? (
        <button type="button" aria-label="Clear" onClick={clear} className={clearButton}>
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : null}
    </div>
  );
}

const clearButton = [
  'absolute inset-y-0 right-7 my-auto flex size-6 items-center justify-center rounded text-ink-faint hover:bg-hover hover:text-ink',
  'pointer-coarse:size-8',
].join(' ');
