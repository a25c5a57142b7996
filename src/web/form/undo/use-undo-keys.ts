import { type RefObject, useEffect } from 'react';
import type { Model } from '#core/models/registry.ts';
import { formKeyOf } from '#web/form/form-key-of.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { isTextBox } from '#web/ui/is-text-box.ts';
import { stepBack } from './step-back.ts';

type UndoKeysOptions = {
  readonly model: Model;
  readonly form: InputForm;
  /** The element that the form is drawn in. */
  readonly root: RefObject<HTMLElement | null>;
};

/**
 * Ctrl+Z and its like for the form, wherever the focus is: what was clicked may have gone, and the focus with it. A text box
 * keeps them for what was typed into it, and a dialog without the form in it is another matter.
 */
export function useUndoKeys({ model, form, root }: UndoKeysOptions): void {
  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      const direction = formKeyOf(event);
      if (direction !== 'undo' && direction !== 'redo') return;
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
      const { target } = event;
      const dialog = target.closest('[role=dialog], [role=alertdialog]');
      if (dialog && !dialog.contains(root.current)) return;
      // Forms of other models are in the page too, out of sight.
      if (root.current?.closest('[hidden], [data-out-of-sight]')) return;
      if (isTextBox(target) && !form.resetBoxes.has(target)) return;
      event.preventDefault();
      form.resetBoxes.delete(target);
      stepBack({ model, form, direction });
    }

    function forgetReset({ target }: Event) {
      if (target instanceof Element) form.resetBoxes.delete(target);
    }

    document.addEventListener('keydown', handleKey);
    document.addEventListener('input', forgetReset);
    return () => {
      document.removeEventListener('keydown', handleKey);
      document.removeEventListener('input', forgetReset);
    };
  }, [model, form, root]);
}
