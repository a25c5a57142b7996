import { useSyncExternalStore } from 'react';
import { outbox } from '#web/api/outbox/outbox.ts';
import type { Press } from '#web/api/outbox/press.ts';

/** The presses without an answer, newest first; those under way are among them. */
export function useOutbox(): readonly Press[] {
  return useSyncExternalStore(outbox.subscribe, outbox.presses);
}
