import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { type Theme, useTheme } from './use-theme.ts';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

type ThemeChange = { readonly label: string; readonly icon: LucideIcon; readonly change: () => void };

/** From the system's theme to light to dark and back, one step at a time: what the step is called, and what takes it. */
export function useThemeChange(): ThemeChange {
  const [theme, choose] = useTheme();
  return {
    label: `Theme: ${theme}. Change to ${NEXT[theme]}`,
    icon: ICONS[theme],
    change: () => choose(NEXT[theme]),
  };
}
