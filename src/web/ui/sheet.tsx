import type { ReactNode, RefObject } from 'react';
import { lazyPart } from './lazy-part.ts';
import { useLazyPart } from './use-lazy-part.ts';

type SheetProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Stays in sight below the scrolling body. */
  readonly footer?: ReactNode;
  readonly side?: 'bottom' | 'left' | 'right' | undefined;
  /** Takes the focus on opening; without it, the panel itself does, and Tab goes on from there. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
};

const sheetPart = lazyPart(() => import('./sheet-part.tsx').then((file) => file.SheetPart));

/**
 * A modal panel at an edge of the screen. Built on the dialog, not on Base UI's drawer: a drawer's swipe to close would
 * fight with the sliders and the drawing inside. Where it cannot be fetched, it says that it was closed.
 */
export function Sheet({ side = 'bottom', ...props }: SheetProps) {
  const Part = useLazyPart({
    part: sheetPart,
    wanted: props.open,
    onFailed: () => props.onOpenChange(false),
  });
  return Part ? <Part {...props} side={side} /> : null;
}
