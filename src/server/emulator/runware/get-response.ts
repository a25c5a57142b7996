import { checkUtility } from './check-utility.ts';
import { knownRuns } from './known-runs.ts';
import { showRuns } from './show-runs.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { unknownTask } from './unknown-task.ts';

/** A poll: the whole state of a task, however it was delivered. A UUID that is not known answers nothing. Source: runware.md §2.4. */
export async function getResponse(order: TaskOrder): Promise<TaskAnswer> {
  const { desk, task } = order;
  const refused = checkUtility(task, []);
  if (refused) return refused;
  const runs = knownRuns(order, desk.habits.remembersMs);
  return runs.length === 0 ? unknownTask(order) : showRuns(order, runs, desk.clock.now());
}
