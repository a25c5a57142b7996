/** How long the pointer rests on an element before its tip shows; and how soon after one tip the next shows at once. */
const delayMs = 400;

/**
 * Tells which element marked with `data-tip` is to show its tip now: the one under the pointer after a moment, the one with
 * the keyboard's focus at once and for as long. Escape, a press or leaving it ends that. Returns how to stop watching.
 */
export function watchTips(on: {
  readonly near: () => void;
  readonly show: (element: HTMLElement | null) => void;
}): () => void {
  let hovered: HTMLElement | null = null;
  let focused: HTMLElement | null = null;
  let shown: HTMLElement | null = null;
  let hiddenAtMs = Number.NEGATIVE_INFINITY;
  let timer: number | undefined;

  function show(wanted: HTMLElement | null, nowMs: number) {
    window.clearTimeout(timer);
    // An open popup stands where the tip would.
    const element = wanted?.ariaExpanded === 'true' ? null : wanted;
    if (shown === element) return;
    if (shown) hiddenAtMs = nowMs;
    shown = element;
    on.show(element);
  }

  function enter(event: PointerEvent) {
    if (event.pointerType === 'touch') return;
    const element = closestTip(event.target);
    if (element === hovered) return;
    hovered = element;
    if (element) on.near();
    const isSoon = shown !== null || event.timeStamp - hiddenAtMs < delayMs;
    if (!element || isSoon) return show(element ?? focused, event.timeStamp);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => show(element, event.timeStamp + delayMs), delayMs);
  }

  function leavePage(event: PointerEvent) {
    if (event.relatedTarget !== null) return;
    hovered = null;
    show(focused, event.timeStamp);
  }

  function focus(event: FocusEvent) {
    if (!(event.target instanceof Element) || !event.target.matches(':focus-visible')) return;
    focused = closestTip(event.target);
    if (!focused) return;
    on.near();
    show(focused, event.timeStamp);
  }

  function blur(event: FocusEvent) {
    if (focused && shown === focused) show(null, event.timeStamp);
    focused = null;
  }

  function dismiss(event: Event) {
    if (event instanceof KeyboardEvent && !['Escape', 'Enter', ' '].includes(event.key)) return;
    focused = null;
    show(null, event.timeStamp);
    // Dismissed, not left: the next tip takes its time again.
    hiddenAtMs = Number.NEGATIVE_INFINITY;
  }

  const listening = new AbortController();
  // In the capture phase: a popup that keeps Escape or a press to itself still ends the tip.
  const options = { capture: true, passive: true, signal: listening.signal };
  document.addEventListener('pointerover', enter, options);
  document.addEventListener('pointerout', leavePage, options);
  document.addEventListener('focusin', focus, options);
  document.addEventListener('focusout', blur, options);
  for (const type of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(type, dismiss, options);
  }

  return () => {
    window.clearTimeout(timer);
    listening.abort();
  };
}

function closestTip(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
}
