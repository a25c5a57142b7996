import { Switch as BaseSwitch } from '@base-ui/react/switch';
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
  readonly ref?: Ref<HTMLElement> | undefined;
};

export function Switch({ label, checked, onChange, unset = false, children, ...rest }: SwitchProps) {
  const control = (
    <BaseSwitch.Root
      {...rest}
      aria-label={label}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      data-unset={unset ? '' : undefined}
      className="group inline-flex h-6 shrink-0 items-center rounded-full data-disabled:opacity-50"
    >
      <span className={track}>
        <BaseSwitch.Thumb className={thumb} />
      </span>
    </BaseSwitch.Root>
  );
  if (!children) return control;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control inside; Base UI ties it to its hidden input
    <label className="inline-flex min-h-6 items-center gap-2 text-sm">
      {control}
      {children}
    </label>
  );
}

const track = [
  'flex h-4.5 w-8 items-center rounded-full border border-line-strong bg-raised px-0.5 transition-colors duration-100 group-hover:border-ink-soft',
  'group-data-checked:border-accent group-data-checked:bg-accent group-aria-invalid:border-danger',
  'group-data-unset:border-line-strong group-data-unset:bg-hover',
].join(' ');

const thumb = [
  'size-3 rounded-full bg-ink-soft transition-[translate,background-color] duration-100 data-checked:translate-x-3.5',
  'group-data-checked:bg-accent-ink group-data-unset:bg-ink-faint',
].join(' ');
