import { useEffect } from 'react';
import type { Model } from '#core/models/registry.ts';
import { session } from '#web/api/session/session.ts';
import { createDesk, type Desk } from './create-desk.ts';

/** Private values that were typed die with the desk: with the page, or with signing out. */
let current: { readonly ids: string; readonly desk: Desk } | null = null;

session.subscribe(() => {
  if (session.state() !== 'left') return;
  current?.desk.keep();
  current = null;
});

/** The page's one desk for these models. What was typed is written down before the page goes. */
export function useDesk(models: readonly Model[]): Desk {
  const desk = deskFor(models);
  useEffect(() => keepInTime(desk), [desk]);
  return desk;
}

function deskFor(models: readonly Model[]): Desk {
  const ids = models.map(({ id }) => id).join(' ');
  if (current?.ids !== ids) {
    current?.desk.keep();
    current = { ids, desk: createDesk(models) };
  }
  return current.desk;
}

/** Answers what ends that. */
function keepInTime({ keep }: Desk): () => void {
  window.addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
  return () => {
    keep();
    window.removeEventListener('pagehide', keep);
    document.removeEventListener('visibilitychange', keep);
  };
}
