import { type KeyboardEvent, useState } from 'react';
import type { Field } from '#core/schema/field.ts';
import { isComposing } from '#web/form/controls/is-composing.ts';
import { formKeyOf } from '#web/form/form-key-of.ts';
import { formKeys } from '#web/form/form-keys.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { focusInside } from './focus-inside.ts';
import { isByFinger } from './is-by-finger.ts';

type FieldButtonsOptions = {
  /** One, or several that share a control. */
  readonly fields: readonly Field[];
  /** The element that the focus goes to when the reset button leaves the page. */
  readonly controlId: string;
  readonly isSet: boolean;
  /** Without it there is nothing to reset. */
  readonly onReset?: (() => void) | undefined;
};

/** Help and reset of a field: by their buttons, or by their keys while the focus is inside it. */
export function useFieldButtons({ fields, controlId, isSet, onReset }: FieldButtonsOptions) {
  const { form } = useFormScope();
  const [isHelpOpen, setHelpOpen] = useState(false);

  function toggleHelp() {
    setHelpOpen(!isHelpOpen);
  }

  function resetNow() {
    onReset?.();
    const title = fields.map((field) => field.title).join(' and ');
    form.announcer.say(`${title} was reset. ${formKeys.undo.keys} takes that back.`);
    if (document.activeElement) form.resetBoxes.add(document.activeElement);
  }

  function reset() {
    // The button that has the focus goes with the value.
    if (!isByFinger()) focusInside(document.getElementById(controlId));
    resetNow();
  }

  function handleKey(event: KeyboardEvent) {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isInside || event.defaultPrevented || isComposing(event)) return;
    const key = formKeyOf(event);
    if (key === 'help') {
      event.preventDefault();
      if (!isHelpOpen) form.announcer.say(fields.map((field) => field.description).join(' '));
      toggleHelp();
    }
    if (key === 'reset' && onReset && isSet) {
      event.preventDefault();
      resetNow();
    }
  }

  return { isHelpOpen, toggleHelp, reset: onReset && reset, handleKey };
}
