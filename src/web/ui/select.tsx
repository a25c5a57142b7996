import { ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

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
  readonly ref?: Ref<HTMLSelectElement> | undefined;
};

/** One of a short list. For a long one, take the Combobox. A value outside the list is shown as it is. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  placeholder = 'Choose',
  className,
  ...field
}: SelectProps<Value>) {
  const isListed = options.some((option) => option.value === value);

  function choose(next: string) {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  }

  return (
    <span className={classNames('relative flex h-fit w-full min-w-0', className)}>
      <select
        {...field}
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        className={classNames(fieldStyle, selectStyle, value === null && 'text-ink-faint')}
      >
        {isListed ? null : (
          <option value={value ?? ''} disabled hidden>
            {value ?? placeholder}
          </option>
        )}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            title={option.description}
            className="bg-raised text-ink disabled:text-ink-faint"
          >
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-ink-faint"
      />
    </span>
  );
}

const selectStyle = 'h-8 min-w-0 cursor-pointer appearance-none truncate pr-8 pointer-coarse:h-10';
