import type { KeyboardEvent } from 'react';

/** Whether a key belongs to an input method that is still composing. 229 is how Safari says it for the closing Enter. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
