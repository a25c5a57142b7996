import type { ReactNode, Ref } from 'react';
import type { AccessibleName } from './accessible-name.ts';

type SwitchProps = (AccessibleName | (Partial<AccessibleName> & { readonly children: ReactNode })) & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** `checked` is only what holds while nothing is chosen: drawn greyed. */
  readonly unset?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  /** Text beside the switch; it names it. */
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLInputElement> | undefined;
};

export function Switch({ label, checked, onChange, unset = false, children, ...rest }: SwitchProps) {
  const control = (
    <input
      {...rest}
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a real checkbox says by itself whether it is checked
      role="switch"
      aria-label={label}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      data-unset={unset ? '' : undefined}
      className={switchStyle}
    />
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

const switchStyle = [
  'relative h-6 w-8 shrink-0 cursor-pointer appearance-none rounded-full disabled:opacity-50',
  'before:absolute before:inset-x-0 before:top-0.75 before:h-4.5 before:rounded-full before:border',
  'before:border-line-strong before:bg-raised before:transition-colors before:duration-100 hover:before:border-ink-soft',
  'after:absolute after:top-1.5 after:left-0.75 after:size-3 after:rounded-full after:bg-ink-soft',
  'after:transition-[translate,background-color] after:duration-100',
  'checked:before:border-accent checked:before:bg-accent checked:after:translate-x-3.5 checked:after:bg-accent-ink',
  'aria-invalid:before:border-danger',
  'data-unset:before:border-line-strong data-unset:before:bg-hover data-unset:after:bg-ink-faint',
].join(' ');
