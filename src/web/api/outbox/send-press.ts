import type { Task } from '#core/task.ts';
import { UnreachableError } from '#web/api/request.ts';
import { createTask } from '#web/api/task-calls.ts';
import { outbox } from './outbox.ts';
import type { Press } from './press.ts';

/** How long an answer is waited for, and the pause before the one repeat. In milliseconds. */
const ANSWER_WITHIN_MS = 20_000;
const REPEAT_AFTER_MS = 500;
/** A repeat belongs to its press: after this, as when the page was frozen between, nothing is sent by itself. */
const ONE_ACT_MS = 5_000;

/**
 * Sends a press, which stands in the outbox from before it leaves until it has become a task. A request that is lost is
 * repeated once, with the same id. Rejects where no task came of it; then it is still in the outbox.
 */
export async function sendPress(press: Press): Promise<Task> {
  outbox.put({ ...press, isOffline: press.isOffline && !navigator.onLine });
  try {
    const task = await sendTwice(press);
    outbox.remove(press.id);
    return task;
  } catch (failure) {
    outbox.leave(press.id);
    throw failure;
  }
}

async function sendTwice({ id, model, input, parent }: Press): Promise<Task> {
  const request = { id, model, input, parent };
  const startedAt = Date.now();
  try {
    return await createTask(request, AbortSignal.timeout(ANSWER_WITHIN_MS));
  } catch (failure) {
    if (!(failure instanceof UnreachableError) || !navigator.onLine) throw failure;
    await new Promise((resolve) => setTimeout(resolve, REPEAT_AFTER_MS));
    if (Date.now() - startedAt > ONE_ACT_MS) throw failure;
    return createTask(request, AbortSignal.timeout(ANSWER_WITHIN_MS));
  }
}
