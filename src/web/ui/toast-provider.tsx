import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { lazyPart } from './lazy-part.ts';
import { ToastContext } from './toast-context.ts';
import { createToastQueue } from './toast-queue.ts';
import { useLazyPart } from './use-lazy-part.ts';

const toastPart = lazyPart(() => import('./toast-part.tsx').then((file) => file.ToastPart));

/** Holds the messages that `useToast` shows. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [queue] = useState(createToastQueue);
  const count = useSyncExternalStore(queue.subscribe, queue.count);
  const Part = useLazyPart({ part: toastPart, wanted: count });
  return (
    <ToastContext value={queue}>
      {children}
      {Part ? <Part queue={queue} /> : null}
    </ToastContext>
  );
}
