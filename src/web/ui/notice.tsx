import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Tone } from './tone.ts';
import { ToneIcon } from './tone-icon.tsx';

type NoticeProps = {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  readonly id?: string | undefined;
  /** `alert` interrupts, `status` waits; without one, nothing is announced. */
  readonly role?: 'alert' | 'status' | undefined;
  readonly className?: string | undefined;
};

/** A message in the flow of the page: what happened, then what to do. */
export function Notice({ tone, title, children, actions, id, role, className }: NoticeProps) {
  return (
    <div
      id={id}
      role={role}
      className={classNames('flex gap-2 rounded-md border px-3 py-2 text-sm', tones[tone], className)}
    >
      <ToneIcon tone={tone} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48 wrap-anywhere">
          <p className="font-medium text-ink">{title}</p>
          {children ? <div className="text-ink-soft">{children}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}

const tones = {
  neutral: 'border-line bg-raised',
  accent: 'border-accent/30 bg-accent-soft',
  warning: 'border-warning/30 bg-warning-soft',
  danger: 'border-danger/30 bg-danger-soft',
  success: 'border-success/30 bg-success-soft',
} satisfies Record<Tone, string>;
