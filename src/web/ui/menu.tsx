import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { classNames } from './class-names.ts';
import { optionStyle } from './option-style.ts';
import { popupStyle } from './popup-style.ts';

type MenuItem = {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly onSelect: () => void;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
};

type MenuProps = {
  /** A Button or an IconButton; it names the menu. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'center' | 'end' | undefined;
};

export function Menu({ trigger, items, align = 'start' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal role="region" aria-label="Actions">
        <BaseMenu.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <BaseMenu.Popup
            className={classNames(popupStyle, 'max-h-(--available-height) min-w-44 overflow-y-auto p-1')}
          >
            {items.map(({ label, icon: Icon, onSelect, danger, disabled }) => (
              <BaseMenu.Item
                key={label}
                disabled={disabled}
                onClick={onSelect}
                className={classNames(optionStyle, danger && 'text-danger data-highlighted:bg-danger-soft')}
              >
                {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0" /> : null}
                {label}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
