import type { FocusEvent } from 'react';

/**
 * Whether the focus has left an element, told by its blur. It has not where it stays inside, where it goes into a dialog that
 * opened above, which gives it back, and where the whole window lost it, as while a file is chosen.
 */
export function hasLeft({ currentTarget, target, relatedTarget }: FocusEvent): boolean {
  if (currentTarget.contains(relatedTarget) || document.activeElement === target) return false;
  const dialog = relatedTarget?.closest('[role=dialog]') ?? null;
  return dialog === null || dialog.contains(currentTarget);
}
