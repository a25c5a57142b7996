import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { popupStyle } from './popup-style.ts';

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
    <BasePopover.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <BasePopover.Trigger render={trigger} />
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
