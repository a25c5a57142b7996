import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import { useEffect, useReducer } from 'react';
import { Kbd } from './kbd.tsx';
import { popupStyle } from './popup-style.ts';

type TooltipPartProps = { readonly anchor: HTMLElement; readonly isOpen: boolean };

/** For the eye only. It lets the pointer through: it says no more than the name of what it stands beside. */
export function TooltipPart({ anchor, isOpen }: TooltipPartProps) {
  const [, readAgain] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    if (!isOpen) return;
    const observer = new MutationObserver(readAgain);
    observer.observe(anchor, { attributeFilter: ['data-tip', 'data-tip-hint'] });
    // An element that is taken out of the page sends no event.
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [anchor, isOpen]);

  const { tip, tipHint, tipSide } = anchor.dataset;
  if (!anchor.isConnected || !tip) return null;
  return (
    <BaseTooltip.Root open={isOpen} disableHoverablePopup>
      <BaseTooltip.Portal aria-hidden="true">
        <BaseTooltip.Positioner
          anchor={anchor}
          side={toSide(tipSide)}
          sideOffset={6}
          collisionPadding={8}
          className="pointer-events-none z-50"
        >
          <BaseTooltip.Popup className={`${popupStyle} flex max-w-72 items-center gap-2 px-2 py-1 text-xs`}>
            {tip}
            {tipHint ? <Kbd>{tipHint}</Kbd> : null}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

function toSide(text: string | undefined): 'top' | 'bottom' | 'left' | 'right' {
  return text === 'bottom' || text === 'left' || text === 'right' ? text : 'top';
}
