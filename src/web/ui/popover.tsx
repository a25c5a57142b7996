import type { ReactElement, ReactNode } from 'react';
import { lazyPart } from './lazy-part.ts';
import { PopupOpener } from './popup-opener.tsx';

type PopoverProps = {
  /** A Button or an IconButton. */
  readonly trigger: ReactElement;
  /** Names the popup; drawn as its heading when `showLabel` is set. */
  readonly label: string;
  readonly showLabel?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  /** Classes of the popup, such as its width. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

const popoverPart = lazyPart(() => import('./popover-part.tsx').then((file) => file.PopoverPart));

export function Popover({
  trigger,
  label,
  showLabel = false,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  className,
  children,
}: PopoverProps) {
  return (
    <PopupOpener
      part={popoverPart}
      partProps={{ open, onOpenChange, label, showLabel, side, align, className, children }}
      kind="dialog"
      trigger={trigger}
      open={open}
    />
  );
}
