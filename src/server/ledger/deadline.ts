import type { Clock } from '#core/clock.ts';

/** An exchange took longer than it may. Reads like any broken connection: what became of the request is not known. */
export class DeadlineError extends Error {
  readonly code = 'DEADLINE';
}

/** Runs `work` with a signal that aborts after `ms` milliseconds of the given clock. */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const settled = new AbortController();
  void clock.sleep(ms, settled.signal).then(() => {
    if (!settled.signal.aborted)
      controller.abort(new DeadlineError(`No end after ${Math.round(ms / 1000)} s.`));
  });
  try {
    return await work(controller.signal);
  } finally {
    settled.abort();
  }
}
