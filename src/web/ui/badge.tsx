import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Tone } from './tone.ts';

type BadgeProps = {
  readonly tone?: Tone | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function Badge({ tone = 'neutral', icon: Icon, title, className, children }: BadgeProps) {
  return (
    <span title={title} className={classNames(base, tones[tone], className)}>
      {Icon ? <Icon aria-hidden="true" className="size-3 shrink-0" /> : null}
      {children}
    </span>
  );
}

const base =
  'inline-flex h-5 shrink-0 items-center gap-1 rounded border px-1.5 text-2xs font-medium whitespace-nowrap';

const tones = {
  neutral: 'border-line bg-raised text-ink-soft',
  accent: 'border-accent/30 bg-accent-soft text-accent',
  warning: 'border-warning/30 bg-warning-soft text-warning',
  danger: 'border-danger/30 bg-danger-soft text-danger',
  success: 'border-success/30 bg-success-soft text-success',
} satisfies Record<Tone, string>;
