import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import { classNames } from './class-names.ts';
import { optionStyle } from './option-style.ts';
import type { PopupTrigger } from './popup-opener.tsx';
import { popupStyle } from './popup-style.ts';

export type MenuPartProps = {
  readonly items: readonly {
    /** Tells apart items with one label. */
    readonly id?: string | undefined;
    readonly label: string;
    readonly icon?: LucideIcon | undefined;
    /** One of several of which one holds: whether it is the one. */
    readonly isCurrent?: boolean | undefined;
    readonly onSelect: () => void;
    readonly danger?: boolean | undefined;
    readonly disabled?: boolean | undefined;
  }[];
  readonly align: 'start' | 'center' | 'end';
};

export function MenuPart({ trigger, triggerRef, items, align }: MenuPartProps & PopupTrigger) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger ref={triggerRef} render={trigger} />
      <BaseMenu.Portal role="region" aria-label="Actions">
        <BaseMenu.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <BaseMenu.Popup
            className={classNames(popupStyle, 'max-h-(--available-height) min-w-44 overflow-y-auto p-1')}
          >
            {items.map(({ id, label, icon, isCurrent, onSelect, danger, disabled }) => {
              const Icon = isCurrent ? Check : icon;
              return (
                <BaseMenu.Item
                  key={id ?? label}
                  role={isCurrent === undefined ? 'menuitem' : 'menuitemradio'}
                  aria-checked={isCurrent}
                  disabled={disabled}
                  onClick={onSelect}
                  className={classNames(optionStyle, danger && 'text-danger data-highlighted:bg-danger-soft')}
                >
                  {Icon ? (
                    <Icon aria-hidden="true" className="size-4 shrink-0" />
                  ) : isCurrent === false ? (
                    <span className="size-4 shrink-0" />
                  ) : null}
                  {label}
                </BaseMenu.Item>
              );
            })}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
