import type { ComponentProps } from 'react';
import type { AccessibleName } from './accessible-name.ts';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

type TextAreaProps = Omit<ComponentProps<'textarea'>, keyof AccessibleName> &
  AccessibleName & {
    readonly mono?: boolean | undefined;
  };

/** Grows with its text where the browser knows `field-sizing`; elsewhere it keeps `rows` and can be dragged. */
export function TextArea({ label, mono = false, rows = 3, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      rows={rows}
      aria-label={label}
      className={classNames(
        fieldStyle,
        'field-sizing-content max-h-[60dvh] resize-y py-1.5 leading-5 pointer-coarse:leading-6',
        rows >= 3 ? 'min-h-18' : 'min-h-8',
        mono && 'font-mono',
        className,
      )}
      {...rest}
    />
  );
}
