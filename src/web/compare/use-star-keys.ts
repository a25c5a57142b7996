import { useEffect, useEffectEvent } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import { useTaskActions } from '#web/task/use-task-actions.ts';
import { isTextBox } from '#web/ui/is-text-box.ts';

/** The keys 1–9 star the image of that number, or take its star away, wherever nothing is typed. */
export function useStarKeys(all: readonly Compared[]): void {
  const { star } = useTaskActions();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTextBox(event.target)) return;
    if (document.querySelector('[role=dialog]')) return;
    const compared = /^[1-9]$/.test(event.key) ? all[Number(event.key) - 1] : undefined;
    if (compared) void star(compared.task);
  });
  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener('keydown', press, { signal: listening.signal });
    return () => listening.abort();
  }, []);
}
