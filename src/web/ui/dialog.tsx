import type { ReactNode, RefObject } from 'react';
import { lazyPart } from './lazy-part.ts';
import { useLazyPart } from './use-lazy-part.ts';

type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** Buttons, in sight below the scrolling body. */
  readonly footer?: ReactNode;
  readonly size?: 'md' | 'lg' | 'full' | undefined;
  /** Takes the focus on opening; without it, the panel itself does, and Tab goes on from there. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** What gets the focus on closing, asked for then; without it, or with `null`, what had it before. */
  readonly finalFocus?: (() => HTMLElement | null) | undefined;
  readonly children: ReactNode;
};

const dialogPart = lazyPart(() => import('./dialog-part.tsx').then((file) => file.DialogPart));

/** A modal dialog. Focus goes back to what opened it. Where it cannot be fetched, it says that it was closed. */
export function Dialog({ size = 'md', ...props }: DialogProps) {
  const Part = useLazyPart({
    part: dialogPart,
    wanted: props.open,
    onFailed: () => props.onOpenChange(false),
  });
  return Part ? <Part {...props} size={size} /> : null;
}
