import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
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
  readonly ref?: Ref<HTMLElement> | undefined;
};

export function Checkbox({
  label,
  checked,
  onChange,
  indeterminate = false,
  children,
  ...rest
}: CheckboxProps) {
  const Mark = indeterminate ? Minus : Check;
  const control = (
    <BaseCheckbox.Root
      {...rest}
      aria-label={label}
      checked={checked}
      indeterminate={indeterminate}
      onCheckedChange={(next) => onChange(next)}
      className="group -m-1 inline-flex size-6 shrink-0 items-center justify-center rounded data-disabled:opacity-50"
    >
      <span className={box}>
        <BaseCheckbox.Indicator className="flex text-accent-ink">
          <Mark aria-hidden="true" strokeWidth={3} className="size-3" />
        </BaseCheckbox.Indicator>
      </span>
    </BaseCheckbox.Root>
  );
  if (!children) return control;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control inside; Base UI ties it to its hidden input
    <label className="inline-flex min-h-6 items-center gap-2 text-sm">
      {control}
      {children}
    </label>
  );
}

const box = [
  'flex size-4 items-center justify-center rounded-sm border border-line-strong bg-raised transition-colors duration-100 group-hover:border-ink-soft',
  'group-data-checked:border-accent group-data-checked:bg-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent',
  'group-aria-invalid:border-danger',
].join(' ');
