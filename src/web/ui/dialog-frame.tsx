import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

type DialogFrameProps = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/** What a dialog and a sheet share inside: a head with the way out, a body that scrolls, a foot that stays in sight. */
export function DialogFrame({ title, description, footer, children }: DialogFrameProps) {
  return (
    <>
      <header className="flex shrink-0 items-start gap-3 border-b border-line py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-1">
          <BaseDialog.Title className="text-base leading-6 font-semibold text-ink">{title}</BaseDialog.Title>
          {description ? (
            <BaseDialog.Description className="text-sm text-ink-soft">{description}</BaseDialog.Description>
          ) : null}
        </div>
        <BaseDialog.Close render={<IconButton label="Close" icon={X} />} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
      {footer ? (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3">
          {footer}
        </footer>
      ) : null}
    </>
  );
}
