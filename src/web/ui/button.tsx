import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: keyof typeof variants | undefined;
  readonly size?: keyof typeof sizes | undefined;
  readonly icon?: LucideIcon | undefined;
};

export function Button({
  variant = 'outline',
  size = 'md',
  icon: Icon,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={classNames(base, variants[variant], sizes[size], className)} {...rest}>
      {Icon ? <Icon aria-hidden="true" className={iconSizes[size]} /> : null}
      {children}
    </button>
  );
}

const base = [
  'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none',
  'transition-colors duration-100 disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
].join(' ');

const variants = {
  primary:
    'border-transparent bg-accent text-accent-ink enabled:hover:bg-accent/90 enabled:active:bg-accent/80',
  quiet:
    'border-transparent text-ink-soft enabled:hover:bg-hover enabled:hover:text-ink data-popup-open:bg-hover',
  outline: 'border-line bg-raised text-ink enabled:hover:border-line-strong enabled:hover:bg-hover',
  danger: 'border-danger/40 bg-raised text-danger enabled:hover:border-danger enabled:hover:bg-danger-soft',
};

const sizes = {
  sm: 'h-6 gap-1 px-2 text-xs pointer-coarse:h-8',
  md: 'h-8 gap-1.5 px-3 text-sm pointer-coarse:h-10',
  lg: 'h-10 gap-2 px-4 text-base pointer-coarse:h-11',
};

const iconSizes = {
  sm: '-ml-0.5 size-3.5 shrink-0',
  md: '-ml-1 size-4 shrink-0',
  lg: '-ml-1 size-4.5 shrink-0',
};
