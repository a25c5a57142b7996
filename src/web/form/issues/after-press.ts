let isPressed = false;
let waiting: (() => void)[] = [];

/**
 * Runs `work` at once, or, where the pointer is down, after its click: leaving a field by a press may bring a sentence
 * that moves the page, and the press must still meet what it was meant for.
 */
export function afterPress(work: () => void): void {
  if (isPressed) waiting.push(work);
  else work();
}

function release(): void {
  isPressed = false;
  const due = waiting;
  waiting = [];
  // The click follows the release in the same turn.
  if (due.length > 0) setTimeout(() => due.forEach((work) => void work()));
}

if (typeof window !== 'undefined') {
  window.addEventListener(
    'pointerdown',
    () => {
      isPressed = true;
    },
    true,
  );
  window.addEventListener('pointerup', release, true);
  window.addEventListener('pointercancel', release, true);
}
