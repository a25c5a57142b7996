import { useQuery } from '@tanstack/react-query';
import type { Task } from '#core/task.ts';
import { configQuery } from '#web/api/config-query.ts';

/** Why a task is not sent yet, in a sentence, and when it is tried again (ISO 8601). */
export type Pause = { readonly reason: string; readonly until: string };

/** What an accepted task waits for; `null` where nothing holds it back. */
export function usePause(task: Task): Pause | null {
  const { data: config } = useQuery(configQuery);
  if (task.status !== 'accepted') return null;
  const provider = config?.providers.find(({ id }) => task.model.startsWith(`${id}/`));
  // Live and sandbox have a queue each; the server tells of the one in use.
  const isSameQueue = provider?.mode === (task.sandbox ? 'sandbox' : 'live');
  return isSameQueue ? (provider?.paused ?? null) : null;
}
