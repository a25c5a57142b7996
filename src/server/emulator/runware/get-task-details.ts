import { parseJson } from '#core/json.ts';
import { unpackBlobs } from '#server/emulator/unpack-blobs.ts';
import { checkUtility } from './check-utility.ts';
import { conflictOf } from './conflict-of.ts';
import { knownRuns } from './known-runs.ts';
import { showRuns } from './show-runs.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { unknownTask } from './unknown-task.ts';
import { withoutStatus } from './without-status.ts';

/** The archive: a task as it was asked for, and what came of it so far. Source: shared/contracts/runware.md §2.5. */
export async function getTaskDetails(order: TaskOrder): Promise<TaskAnswer> {
  const { desk, task } = order;
  const refused = checkUtility(task, []);
  if (refused) return refused;
  const runs = knownRuns(order, desk.habits.archiveRemembersMs);
  const [entry] = runs;
  if (!entry) return unknownTask(order);
  const request = [parseJson(unpackBlobs(entry.request, desk.book.blobs))];
  const base = { taskType: task.taskType, taskUUID: entry.id, request };
  if (desk.habits.refusalOverwritesArchive && desk.book.hasConflict(entry.id)) {
    return { data: [{ ...base, response: { errors: [conflictOf(entry.id)] } }], errors: [] };
  }
  const { data, errors } = await showRuns(order, runs, desk.clock.now());
  const ended = data.filter((item) => item.status !== 'processing').map(withoutStatus);
  const response = errors.length > 0 ? { data: ended, errors } : { data: ended };
  return { data: [{ ...base, response }], errors: [] };
}
