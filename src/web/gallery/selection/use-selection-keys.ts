import { useEffect, useEffectEvent } from 'react';
import { isTextBox } from '#web/ui/is-text-box.ts';
import type { SelectionControl } from './use-selection.ts';

/** Ctrl/⌘+A chooses all that is here, Escape lets go; not while something is typed, or lies above the gallery. */
export function useSelectionKeys({ chosen, chooseAll, clear }: SelectionControl): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const isElsewhere = event.target instanceof Element && event.target.closest('[role=dialog], [role=menu]');
    if (event.defaultPrevented || isTextBox(event.target) || isElsewhere) return;
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      chooseAll();
    } else if (event.key === 'Escape' && chosen.length > 0) clear();
  });
  useEffect(() => {
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, []);
}
