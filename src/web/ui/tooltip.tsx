import { cloneElement, type HTMLAttributes, isValidElement, type ReactElement } from 'react';

type TooltipProps = {
  readonly label: string;
  /** A key that does the same. */
  readonly hint?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One element that takes attributes. It needs its own accessible name: a tooltip is for the eye only. */
  readonly children: ReactElement;
};

/** Only marks its child: the one `TooltipLayer` of the page draws what the marks say. */
export function Tooltip({ label, hint, side, children }: TooltipProps) {
  if (!isValidElement<HTMLAttributes<HTMLElement> & TipMarks>(children)) return children;
  return cloneElement(children, { 'data-tip': label, 'data-tip-hint': hint, 'data-tip-side': side });
}

type TipMarks = {
  readonly 'data-tip': string;
  readonly 'data-tip-hint': string | undefined;
  readonly 'data-tip-side': string | undefined;
};
