import { parseJson } from '#core/json.ts';
import { unpackBlobs } from '#server/emulator/unpack-blobs.ts';
import { checkUtility } from './check-utility.ts';
import { resultItems } from './result-items.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';

/** The archive: a task as it was asked for, and what came of it so far. Source: shared/contracts/runware.md §2.5. */
export async function getTaskDetails({ desk, task, origin }: TaskOrder): Promise<TaskAnswer> {
  const refused = checkUtility(task, []);
  if (refused) return refused;
  const entry = desk.book.tasks.get('runware', String(task.taskUUID));
  if (!entry) return { data: [], errors: [] };
  const items = await resultItems({ desk, entry, origin, nowMs: desk.clock.now() });
  const data = items.filter((item) => item.status === 'success').map(({ status: _status, ...item }) => item);
  const request = [parseJson(unpackBlobs(entry.request, desk.book.blobs))];
  return { data: [{ taskType: task.taskType, taskUUID: entry.id, request, response: { data } }], errors: [] };
}
