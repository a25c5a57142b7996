import { useContext } from 'react';
import { ToastContext } from './toast-context.ts';
import type { ToastQueue } from './toast-queue.ts';

/** Shows a message in the corner. An error stays until it is closed; one with an action, such as Undo, stays longer. */
export function useToast(): Pick<ToastQueue, 'show'> {
  const queue = useContext(ToastContext);
  if (!queue) throw new Error('There is no UiProvider around what wants to show a toast.');
  return queue;
}
