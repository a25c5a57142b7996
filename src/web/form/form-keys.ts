/** One key of the form, as a keyboard map shows it and as it is spoken. `Ctrl` stands for ⌘ on a Mac. */
type FormKey = { readonly keys: string; readonly does: string };

/**
 * Every key that the form and its JSON answer to beside those of the controls themselves. Alt+Backspace, the obvious one for a
 * reset, deletes a word on a Mac and undoes in older Windows boxes; Alt+R is free in both.
 */
export const formKeys = {
  help: { keys: 'F1', does: 'Explains the parameter that has the focus' },
  reset: { keys: 'Alt R', does: 'Resets the parameter that has the focus' },
  undo: { keys: 'Ctrl Z', does: 'Takes the last change of the form back, outside of text boxes' },
  redo: { keys: 'Ctrl Shift Z', does: 'Makes the change that was taken back again, outside of text boxes' },
  moveUp: { keys: 'Alt ↑', does: 'Moves an image of a list up' },
  moveDown: { keys: 'Alt ↓', does: 'Moves an image of a list down' },
  complete: { keys: 'Ctrl Space', does: 'Offers parameters and values in the JSON' },
  nextIssue: { keys: 'F8', does: 'Goes to the next issue in the JSON' },
} as const satisfies Readonly<Record<string, FormKey>>;
