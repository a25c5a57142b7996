import type { Task } from '#core/task.ts';
import type { Press } from '#web/api/outbox/press.ts';
import { sendPress } from '#web/api/outbox/send-press.ts';

/** Where a run stopped: at which press, why, and how many of it were taken before and not sent after. */
export type RunStop = {
  readonly press: Press;
  readonly error: Error;
  readonly taken: number;
  readonly notSent: number;
};

/** Sends the presses of a run one after another, so that they are taken in their order. Stops at the first that fails. */
export async function sendRun(
  presses: readonly Press[],
  onTaken: (task: Task) => void,
): Promise<RunStop | null> {
  for (const [taken, press] of presses.entries()) {
    try {
      onTaken(await sendPress(press));
    } catch (failure) {
      const error = failure instanceof Error ? failure : new Error(String(failure));
      return { press, error, taken, notSent: presses.length - taken - 1 };
    }
  }
  return null;
}
