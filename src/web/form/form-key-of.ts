import type { formKeys } from './form-keys.ts';

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Which of the form's own keys was pressed, or `null`. */
export function formKeyOf(event: Press): Extract<keyof typeof formKeys, keyof typeof tests> | null {
  if (tests.help(event)) return 'help';
  if (tests.reset(event)) return 'reset';
  if (tests.undo(event)) return 'undo';
  return tests.redo(event) ? 'redo' : null;
}

const tests = {
  help: (event: Press) => event.key === 'F1' && modifiersOf(event) === '',
  // By its place on the keyboard: on a Mac, Option and R give ®.
  reset: (event: Press) => event.code === 'KeyR' && modifiersOf(event) === 'alt',
  undo: (event: Press) => event.key.toLowerCase() === 'z' && modifiersOf(event) === 'ctrl',
  redo: (event: Press) =>
    (event.key.toLowerCase() === 'z' && modifiersOf(event) === 'ctrl shift') ||
    (event.key.toLowerCase() === 'y' && modifiersOf(event) === 'ctrl'),
};

function modifiersOf({ altKey, ctrlKey, metaKey, shiftKey }: Press): string {
  return [altKey && 'alt', (ctrlKey || metaKey) && 'ctrl', shiftKey && 'shift'].filter(Boolean).join(' ');
}
