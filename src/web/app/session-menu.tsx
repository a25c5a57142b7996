import { useQuery } from '@tanstack/react-query';
import { CircleUserRound, LogOut, MonitorX } from 'lucide-react';
import { configQuery } from '#web/api/config-query.ts';
import { signOut } from '#web/api/session/sign-out.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { useToast } from '#web/ui/use-toast.ts';

/** Signs out, in this browser or in all. Nothing where the server asks nobody to sign in. */
export function SessionMenu() {
  const { data: access } = useQuery({ ...configQuery, select: (config) => config.access });
  const toast = useToast();
  if (access !== 'token') return null;

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
      trigger={<IconButton label="Session" icon={CircleUserRound} />}
      items={[
        { label: 'Sign out', icon: LogOut, onSelect: () => void leave('here') },
        { label: 'Sign out everywhere', icon: MonitorX, onSelect: () => void leave('everywhere') },
      ]}
    />
  );
}
