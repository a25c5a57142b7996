import { Toast } from '@base-ui/react/toast';
import type { Tone } from './tone.ts';

type ToastMessage = {
  readonly title: string;
  readonly description?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
};

/**
 * Shows a message in the corner. An error stays until it is closed; one with an action, such as Undo, stays longer.
 * All are announced politely: Base UI hides an urgent toast from assistive technology but leaves it focusable.
 */
export function useToast(): { readonly show: (message: ToastMessage) => void } {
  const manager = Toast.useToastManager();

  function show({ title, description, tone = 'neutral', action }: ToastMessage) {
    const id = manager.add({
      title,
      description,
      type: tone,
      timeout: tone === 'danger' ? 0 : action ? 10_000 : 5_000,
      actionProps: action && { children: action.label, onClick: act },
    });

    function act() {
      manager.close(id);
      action?.onSelect();
    }
  }

  return { show };
}
