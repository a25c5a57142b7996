import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { type ReactNode, type RefObject, useRef } from 'react';
import { classNames } from './class-names.ts';
import { DialogFrame } from './dialog-frame.tsx';

type DialogPartProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly size: 'md' | 'lg' | 'full';
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  readonly finalFocus?: (() => HTMLElement | null) | undefined;
  readonly children: ReactNode;
};

export function DialogPart({
  open,
  onOpenChange,
  size,
  initialFocus,
  finalFocus,
  children,
  ...frame
}: DialogPartProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        {/* Above another dialog too, which is as far away then as the page. */}
        <BaseDialog.Backdrop
          forceRender
          className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0"
        />
        <BaseDialog.Viewport className="fixed inset-0 z-40 flex items-center justify-center p-2 sm:p-6">
          <BaseDialog.Popup
            ref={popup}
            initialFocus={initialFocus ?? popup}
            finalFocus={finalFocus}
            className={classNames(surface, sizes[size])}
          >
            <DialogFrame {...frame}>{children}</DialogFrame>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

const surface = [
  'flex max-h-full w-full flex-col overflow-hidden rounded-lg border border-line bg-panel text-ink shadow-lg outline-none',
  'transition-[opacity,scale] duration-150',
  'data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0',
].join(' ');

const sizes = {
  md: 'max-w-120',
  lg: 'max-w-200',
  full: 'h-full max-w-none',
} satisfies Record<DialogPartProps['size'], string>;
