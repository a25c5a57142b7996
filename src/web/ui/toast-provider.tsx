import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import type { Tone } from './tone.ts';
import { ToneIcon } from './tone-icon.tsx';

/** Holds the messages that `useToast` shows. F6 moves the focus to them. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-2 bottom-2 z-50 flex flex-col gap-2 outline-none sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-90">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} swipeDirection={['right', 'down']} className={surface}>
      <Toast.Content className="flex items-start gap-2 py-2 pr-2 pl-3">
        <span className="pt-0.5">
          <ToneIcon tone={toTone(toast.type)} />
        </span>
        <div className="min-w-0 flex-1 py-0.5 wrap-anywhere">
          <Toast.Title className="text-sm font-medium text-ink" />
          <Toast.Description className="text-sm text-ink-soft" />
        </div>
        {toast.actionProps ? <Toast.Action render={<Button size="sm" />} /> : null}
        <Toast.Close render={<IconButton size="sm" label="Dismiss" icon={X} />} />
      </Toast.Content>
    </Toast.Root>
  ));
}

function toTone(type: string | undefined): Tone {
  switch (type) {
    case 'accent':
    case 'warning':
    case 'danger':
    case 'success':
      return type;
    default:
      return 'neutral';
  }
}

const surface = [
  'rounded-lg border border-line bg-raised shadow-lg transition-[opacity,translate] duration-150 data-limited:hidden',
  'translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y)',
  'data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0',
].join(' ');
