import type { ComponentProps, ReactNode } from 'react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

type TextFieldProps = Omit<ComponentProps<'input'>, keyof AccessibleName> &
  AccessibleName & {
    /** For seeds, ids and the like. */
    readonly mono?: boolean | undefined;
    /** Drawn inside at the end, such as a unit. */
    readonly suffix?: ReactNode;
  };

export function TextField({ label, mono = false, suffix, className, ...rest }: TextFieldProps) {
  return (
    <span className={classNames('relative flex h-fit w-full min-w-0', className)}>
      <input
        type="text"
        autoComplete="off"
        aria-label={label}
        className={classNames(
          fieldStyle,
          'h-8 min-w-0 pointer-coarse:h-10',
          mono && 'font-mono',
          Boolean(suffix) && 'pr-9 placeholder:text-sm',
        )}
        {...rest}
      />
      {suffix ? (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-xs text-ink-faint">
          {suffix}
        </span>
      ) : null}
    </span>
  );
}
