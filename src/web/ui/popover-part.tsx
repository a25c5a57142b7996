import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { PopupTrigger } from './popup-opener.tsx';
import { popupStyle } from './popup-style.ts';

type PopoverPartProps = {
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly label: string;
  readonly showLabel: boolean;
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  readonly align: 'start' | 'center' | 'end';
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function PopoverPart({
  trigger,
  triggerRef,
  open,
  onOpenChange,
  label,
  showLabel,
  side,
  align,
  className,
  children,
}: PopoverPartProps & PopupTrigger) {
  return (
    <BasePopover.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <BasePopover.Trigger ref={triggerRef} render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <BasePopover.Popup
            className={classNames(
              popupStyle,
              'max-h-(--available-height) w-80 overflow-y-auto p-3',
              className,
            )}
          >
            <BasePopover.Title className={showLabel ? 'mb-2 text-sm font-semibold' : 'sr-only'}>
              {label}
            </BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
