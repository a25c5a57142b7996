import { Check, Minus } from 'lucide-react';
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { AccessibleName } from './accessible-name.ts';

type CheckboxProps = (AccessibleName | (Partial<AccessibleName> & { readonly children: ReactNode })) & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Some but not all of what it stands for is checked. */
  readonly indeterminate?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  /** Text beside the box; it names it. */
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLInputElement> | undefined;
};

export function Checkbox({
  label,
  checked,
  onChange,
  indeterminate = false,
  children,
  ref,
  ...rest
}: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current);
  // There is no attribute for it, and every press takes it away: it is set after each render.
  useLayoutEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  });

  const Mark = indeterminate ? Minus : Check;
  const control = (
    <span className="relative -m-1 inline-flex size-6 shrink-0 items-center justify-center has-disabled:opacity-50">
      <input
        {...rest}
        ref={input}
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="peer absolute inset-0 cursor-pointer appearance-none rounded"
      />
      <span className={box} />
      {checked || indeterminate ? (
        <Mark
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute size-3 text-accent-ink"
        />
      ) : null}
    </span>
  );
  if (!children) return control;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside
    <label className="inline-flex min-h-6 items-center gap-2 text-sm">
      {control}
      {children}
    </label>
  );
}

const box = [
  'pointer-events-none size-4 rounded-sm border border-line-strong bg-raised transition-colors duration-100',
  'peer-hover:border-ink-soft peer-checked:border-accent peer-checked:bg-accent',
  'peer-indeterminate:border-accent peer-indeterminate:bg-accent peer-aria-invalid:border-danger',
].join(' ');
