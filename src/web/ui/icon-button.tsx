import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  readonly label: string;
  readonly icon: LucideIcon;
  /** Given, the button is a toggle. */
  readonly pressed?: boolean | undefined;
  readonly size?: keyof typeof sizes | undefined;
  readonly variant?: keyof typeof variants | undefined;
  /** Shown in the tooltip after the label, such as a key. */
  readonly hint?: string | undefined;
};

export function IconButton({
  label,
  icon: Icon,
  pressed,
  size = 'md',
  variant = 'quiet',
  hint,
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} hint={hint}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(base, variants[variant], sizes[size], className)}
        {...rest}
      >
        <Icon aria-hidden="true" className={iconSizes[size]} />
      </button>
    </Tooltip>
  );
}

const base = [
  'inline-flex shrink-0 items-center justify-center rounded-md border select-none transition-colors duration-100',
  'enabled:hover:bg-hover enabled:hover:text-ink disabled:opacity-50 data-popup-open:bg-hover',
  'aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent',
].join(' ');

const variants = {
  quiet: 'border-transparent text-ink-soft',
  outline: 'border-line bg-raised text-ink-soft enabled:hover:border-line-strong',
};

const sizes = {
  sm: 'size-6 pointer-coarse:size-8',
  md: 'size-8 pointer-coarse:size-10',
  lg: 'size-10 pointer-coarse:size-11',
};

const iconSizes = { sm: 'size-3.5', md: 'size-4', lg: 'size-5' };
