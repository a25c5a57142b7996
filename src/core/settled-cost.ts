import { type Cost, isFinal, type Task } from './task.ts';

/** What a task came to; `null`: nothing yet, or it ended without anything to pay for that is known. */
export function settledCost({ status, cost }: Pick<Task, 'status' | 'cost'>): Cost | null {
  if (!isFinal(status)) return null;
  const isFree = cost.usd === null && (status === 'failed' || status === 'canceled');
  return isFree ? null : cost;
}
