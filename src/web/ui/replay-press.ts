/** A press that came before what it opens. `pointerType` is `''` for a keyboard or a screen reader. */
export type Press = { readonly pointerType: string } | { readonly key: string };

/** Gives a press to an element as the browser would have: what listens tells a finger from a mouse and from a key. */
export function replayPress(element: HTMLElement, press: Press): void {
  element.focus({ preventScroll: true });
  const common = { bubbles: true, cancelable: true };
  if ('key' in press) {
    element.dispatchEvent(new KeyboardEvent('keydown', { ...common, key: press.key }));
    return;
  }
  const { pointerType } = press;
  const init = { ...common, pointerType, pressure: 0.5, detail: pointerType ? 1 : 0 };
  if (pointerType) {
    element.dispatchEvent(new PointerEvent('pointerdown', init));
    element.dispatchEvent(new MouseEvent('mousedown', init));
    element.dispatchEvent(new PointerEvent('pointerup', init));
    element.dispatchEvent(new MouseEvent('mouseup', init));
  }
  element.dispatchEvent(new PointerEvent('click', init));
}
