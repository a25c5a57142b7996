import { useQuery } from '@tanstack/react-query';
import { configQuery } from '#web/api/config-query.ts';
import { SessionMenu } from './session-menu.tsx';
import { ThemeButton } from './theme-button.tsx';

/** The user's own corner of the bar: the theme, and the session where the server asks people to sign in. */
export function OwnMenu() {
  const { data: access } = useQuery({ ...configQuery, select: (config) => config.access });
  return access === 'token' ? <SessionMenu /> : <ThemeButton />;
}
