import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#web/ui/icon-button.tsx';
import { type Theme, useTheme } from './use-theme.ts';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Goes from the system's theme to light to dark and back. */
export function ThemeMenu() {
  const [theme, choose] = useTheme();
  return (
    <IconButton
      label={`Theme: ${theme}. Change to ${NEXT[theme]}`}
      icon={ICONS[theme]}
      onClick={() => choose(NEXT[theme])}
    />
  );
}
