import { type RefObject, useEffect } from 'react';

/** When a button goes with what it settled while it has the focus, the focus stays in its place: on `root`, which needs a tabIndex of -1. */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let hasFocus = element.contains(document.activeElement);
    const observer = new MutationObserver(() => {
      if (hasFocus && document.activeElement === document.body) element.focus({ preventScroll: true });
    });
    observer.observe(element, { childList: true, subtree: true });
    function enter(): void {
      hasFocus = true;
    }
    function leave({ target }: FocusEvent): void {
      // Browsers differ in whether an element that is taken out loses its focus with an event.
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected) hasFocus = false;
      });
    }
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, [root]);
}
