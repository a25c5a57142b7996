import { checkUtility } from './check-utility.ts';
import { resultItems } from './result-items.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { unknownTask } from './unknown-task.ts';

/** A poll: the whole state of a task, however it was delivered. A UUID that is not known answers nothing. Source: runware.md §2.4. */
export async function getResponse(order: TaskOrder): Promise<TaskAnswer> {
  const { desk, task, origin } = order;
  const refused = checkUtility(task, []);
  if (refused) return refused;
  const entry = desk.book.tasks.get('runware', String(task.taskUUID));
  if (!entry) return unknownTask(order);
  return { data: await resultItems({ desk, entry, origin, nowMs: desk.clock.now() }), errors: [] };
}
