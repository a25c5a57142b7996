import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { type ReactNode, type RefObject, useRef } from 'react';
import { classNames } from './class-names.ts';
import { DialogFrame } from './dialog-frame.tsx';

type SheetPartProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly side: 'bottom' | 'left' | 'right';
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
};

export function SheetPart({ open, onOpenChange, side, initialFocus, children, ...frame }: SheetPartProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <BaseDialog.Popup
          ref={popup}
          initialFocus={initialFocus ?? popup}
          className={classNames(surface, sides[side])}
        >
          <DialogFrame {...frame}>{children}</DialogFrame>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

const surface = [
  'fixed z-40 flex flex-col overflow-hidden border-line bg-panel text-ink shadow-lg outline-none',
  'transition-[translate,opacity] duration-150 ease-out data-starting-style:opacity-0 data-ending-style:opacity-0',
].join(' ');

const sides = {
  bottom:
    'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg border-t pb-[env(safe-area-inset-bottom)] data-starting-style:translate-y-8 data-ending-style:translate-y-8',
  left: 'inset-y-0 left-0 w-100 max-w-[92vw] border-r data-starting-style:-translate-x-8 data-ending-style:-translate-x-8',
  right:
    'inset-y-0 right-0 w-100 max-w-[92vw] border-l data-starting-style:translate-x-8 data-ending-style:translate-x-8',
} satisfies Record<SheetPartProps['side'], string>;
