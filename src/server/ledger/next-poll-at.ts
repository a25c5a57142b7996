import type { Lane, RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';

/** All running tasks of a provider together are asked for at most this often a second. Source: faults.md §7. */
const POLLS_PER_SECOND = 40;

/** When a task is polled next: after the least interval, stretched with the number that run, ± 20 %. In milliseconds since 1970. */
export function nextPollAt(context: RunnerContext, row: TaskRow, { provider, upstream }: Lane): number {
  const running = context.ledger.countRunning(row.provider) / provider.pollBatch;
  const interval = Math.max(upstream.pollEveryMs, (running / POLLS_PER_SECOND) * 1000);
  const at = context.clock.now() + interval * (0.8 + 0.4 * context.random());
  // Tasks that can be asked for together fall due together.
  const step = provider.pollBatch > 1 ? Math.round(interval / 4) : 1;
  return Math.ceil(at / step) * step;
}
