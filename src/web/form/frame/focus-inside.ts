/** Moves the focus to an element, or, where it takes none itself, as a group of radio buttons, to the first in it that does. */
export function focusInside(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  if (element === null || document.activeElement === element) return;
  element.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
}

const FOCUSABLE = [
  'input:not([type=hidden], [tabindex="-1"])',
  'textarea',
  '[role=radio][tabindex="0"]',
  'button:not([aria-hidden], [tabindex="-1"])',
].join();
