import type { Delivered } from '#server/emulator/delivery/delivery.ts';
import type { Fate } from '#server/emulator/fate.ts';
import type { Exchange } from './exchange.ts';

/** Plans what becomes of the tasks that a request submits, and lets them be executed. */
export async function planFate({ desk, keys, answer }: Exchange, fate: Fate): Promise<Delivered> {
  for (const key of keys) desk.fates.add(key, fate);
  const delivered = await answer();
  // What was refused has no fate.
  for (const key of keys) desk.fates.take(key);
  return delivered;
}
