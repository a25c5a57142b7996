import type { ReactElement } from 'react';
import { lazyPart } from './lazy-part.ts';
import type { MenuPartProps } from './menu-part.tsx';
import { PopupOpener } from './popup-opener.tsx';

type MenuProps = {
  /** A Button or an IconButton; it names the menu. */
  readonly trigger: ReactElement;
  readonly items: MenuPartProps['items'];
  readonly align?: MenuPartProps['align'] | undefined;
};

const menuPart = lazyPart(() => import('./menu-part.tsx').then((file) => file.MenuPart));

export function Menu({ trigger, items, align = 'start' }: MenuProps) {
  return (
    <PopupOpener part={menuPart} partProps={{ items, align }} kind="menu" trigger={trigger} arrowsPress />
  );
}
