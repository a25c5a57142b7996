import { CircleUserRound, LogOut, MonitorX } from 'lucide-react';
import { signOut } from '#web/api/session/sign-out.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { useThemeChange } from './use-theme-change.ts';

/** Signs out, in this browser or in all. Has the theme, too: a bar of 360 px has no room for both buttons. */
export function SessionMenu() {
  const theme = useThemeChange();
  const toast = useToast();

  async function leave(where: 'here' | 'everywhere'): Promise<void> {
    try {
      await signOut(where);
    } catch (failure) {
      const description = failure instanceof Error ? failure.message : String(failure);
      toast.show({ tone: 'danger', title: 'You are still signed in.', description });
    }
  }

  return (
    <Menu
      align="end"
      trigger={<IconButton label="Session and theme" icon={CircleUserRound} />}
      items={[
        { label: theme.label, icon: theme.icon, onSelect: theme.change },
        { label: 'Sign out', icon: LogOut, onSelect: () => void leave('here') },
        { label: 'Sign out everywhere', icon: MonitorX, onSelect: () => void leave('everywhere') },
      ]}
    />
  );
}
