/** Whether something happens in a dialog that the form is not in: then it is no matter of the form, and runs nothing. */
export function isInOtherDialog(target: EventTarget | null): boolean {
  const dialog = target instanceof Element ? target.closest('[role=dialog]') : null;
  return dialog !== null && dialog.querySelector('[data-model-form]') === null;
}
