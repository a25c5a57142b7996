/**
 * Moves the focus to an element, or, where it takes none itself, as a group of radio buttons, to the first control in it; to a
 * button only where there is no other, since the first one may reset it all.
 */
export function focusInside(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  if (element === null || document.activeElement === element) return;
  const inside = element.querySelector<HTMLElement>(CONTROLS) ?? element.querySelector<HTMLElement>(BUTTONS);
  inside?.focus({ preventScroll: true });
}

const CONTROLS = [
  'input:not([type=hidden], [tabindex="-1"])',
  'textarea',
  '[role=radio][tabindex="0"]',
].join();
const BUTTONS = 'button:not([aria-hidden], [tabindex="-1"])';
