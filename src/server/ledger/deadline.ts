import type { Clock } from '#core/clock.ts';

/** An exchange took longer than it may. Reads like any broken connection: what became of the request is not known. */
export class DeadlineError extends Error {
  readonly code = 'DEADLINE';
}

/** How long work may take to heed that its time is over, in milliseconds. */
const GRACE_MS = 5_000;

/**
 * Runs `work` with a signal that aborts after `ms` milliseconds of the given clock. Work that does not heed it is left to
 * itself: a signal that passes through several requests is lost where one of them is collected as garbage.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const settled = new AbortController();
  const { promise: unheeded, reject } = Promise.withResolvers<never>();

  async function watch(): Promise<void> {
    await clock.sleep(ms, settled.signal);
    if (settled.signal.aborted) return;
    const failure = new DeadlineError(`No end after ${Math.round(ms / 1000)} s.`);
    controller.abort(failure);
    await clock.sleep(GRACE_MS, settled.signal);
    if (!settled.signal.aborted) reject(failure);
  }

  void watch();
  try {
    return await Promise.race([work(controller.signal), unheeded]);
  } finally {
    settled.abort();
  }
}
