import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { popupStyle } from './popup-style.ts';

type TooltipProps = {
  readonly label: ReactNode;
  /** A key that does the same. */
  readonly hint?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One element that takes the trigger's props and ref. It needs its own accessible name: a tooltip is for the eye only. */
  readonly children: ReactElement;
};

export function Tooltip({ label, hint, side = 'top', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal aria-hidden="true">
        <BaseTooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <BaseTooltip.Popup className={`${popupStyle} flex max-w-72 items-center gap-2 px-2 py-1 text-xs`}>
            {label}
            {hint ? <Kbd>{hint}</Kbd> : null}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
