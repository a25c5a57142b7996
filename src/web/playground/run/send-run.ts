import type { Task } from '#core/task.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { sendPress } from '#web/api/outbox/send-press.ts';
import { ApiProblem } from '#web/api/request.ts';
import { sending } from './sending.ts';

/** Where a run stopped: at which press, why, and how many of it were taken before and not sent after. */
export type RunStop = {
  readonly press: Press;
  readonly error: Error;
  readonly taken: number;
  readonly notSent: number;
};

/** The longest pause that the server asks for between two presses and is kept to, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * Sends the presses of a run one after another, so that they are taken in their order; as slowly as the server wants. Stops at
 * the first that fails.
 */
export async function sendRun(
  presses: readonly Press[],
  onTaken: (task: Task) => void,
): Promise<RunStop | null> {
  const progress = sending.begin(presses.length);
  try {
    for (const [taken, press] of presses.entries()) {
      const notSent = presses.length - taken - 1;
      if (progress.isStopped()) return { press, error: STOPPED, taken, notSent };
      try {
        onTaken(await sendInTime(press));
        progress.step();
      } catch (failure) {
        const error = failure instanceof Error ? failure : new Error(String(failure));
        return { press, error, taken, notSent };
      }
    }
    return null;
  } finally {
    progress.end();
  }
}

/** Its user said so: there is nothing to tell of it. */
export const STOPPED = new Error('Stopped.');

async function sendInTime(press: Press): Promise<Task> {
  try {
    return await sendPress(press);
  } catch (failure) {
    const pauseMs = failure instanceof ApiProblem && failure.status === 429 ? failure.retryAfterMs : null;
    if (pauseMs === null || pauseMs > LONGEST_PAUSE_MS) throw failure;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return sendInTime(press);
  }
}
