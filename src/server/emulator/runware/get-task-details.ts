import { parseJson } from '#core/json.ts';
import { unpackBlobs } from '#server/emulator/unpack-blobs.ts';
import { checkUtility } from './check-utility.ts';
import { conflictOf } from './conflict-of.ts';
import { resultItems } from './result-items.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { unknownTask } from './unknown-task.ts';

/** The archive: a task as it was asked for, and what came of it so far. Source: shared/contracts/runware.md §2.5. */
export async function getTaskDetails(order: TaskOrder): Promise<TaskAnswer> {
  const { desk, task, origin } = order;
  const refused = checkUtility(task, []);
  if (refused) return refused;
  const entry = desk.book.tasks.get('runware', String(task.taskUUID));
  if (!entry) return unknownTask(order);
  const request = [parseJson(unpackBlobs(entry.request, desk.book.blobs))];
  const base = { taskType: task.taskType, taskUUID: entry.id, request };
  if (desk.habits.refusalOverwritesArchive && desk.book.hasConflict(entry.id)) {
    return { data: [{ ...base, response: { errors: [conflictOf(entry.id)] } }], errors: [] };
  }
  const items = await resultItems({ desk, entry, origin, nowMs: desk.clock.now() });
  const data = items.filter((item) => item.status === 'success').map(({ status: _status, ...item }) => item);
  return { data: [{ ...base, response: { data } }], errors: [] };
}
