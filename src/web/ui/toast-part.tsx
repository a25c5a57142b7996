import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import type { ToastMessage, ToastQueue } from './toast-queue.ts';
import type { Tone } from './tone.ts';
import { ToneIcon } from './tone-icon.tsx';

/** Draws the messages of a queue. F6 moves the focus to them. */
export function ToastPart({ queue }: { readonly queue: ToastQueue }) {
  return (
    <Toast.Provider limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-2 bottom-24 z-50 mx-auto flex max-w-96 flex-col gap-2 outline-none">
          <ToastList queue={queue} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList({ queue }: { readonly queue: ToastQueue }) {
  const { toasts, add, close } = Toast.useToastManager<ToastData>();

  /** All are announced politely: Base UI hides an urgent toast from assistive technology but leaves it focusable. */
  const show = useEffectEvent(({ title, description, tone = 'neutral', action, until }: ToastMessage) => {
    const id = add({
      title,
      description,
      type: tone,
      data: { until },
      timeout: tone === 'danger' ? 0 : action ? 10_000 : 5_000,
      actionProps: action && { children: action.label, onClick: act },
    });

    function act() {
      close(id);
      action?.onSelect();
    }
  });

  useEffect(() => {
    function showWaiting() {
      for (const message of queue.take()) show(message);
    }
    showWaiting();
    return queue.subscribe(showWaiting);
  }, [queue]);

  return toasts.map((toast) => (
    <ToastItem key={toast.id} toast={toast} onPointless={() => close(toast.id)} />
  ));
}

type ToastData = Pick<ToastMessage, 'until'>;

type ToastItemProps = {
  readonly toast: Toast.Root.ToastObject<ToastData>;
  readonly onPointless: () => void;
};

function ToastItem({ toast, onPointless }: ToastItemProps) {
  const until = toast.data?.until;
  const end = useEffectEvent(onPointless);
  useEffect(() => until?.(() => end()), [until]);

  return (
    <Toast.Root toast={toast} swipeDirection={['right', 'down']} className={surface}>
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
  );
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
