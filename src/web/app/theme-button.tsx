import { IconButton } from '#web/ui/icon-button.tsx';
import { useThemeChange } from './use-theme-change.ts';

/** Goes from the system's theme to light to dark and back. */
export function ThemeButton() {
  const { label, icon, change } = useThemeChange();
  return <IconButton label={label} icon={icon} onClick={change} />;
}
