/** Whether a finger is what points here: a box that is given the focus would bring up the keyboard. */
export function isByFinger(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
