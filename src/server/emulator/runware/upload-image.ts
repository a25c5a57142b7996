import { checkUtility } from './check-utility.ts';
import { refusal } from './refusal.ts';
import { storeMedia } from './store-media.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';

/** `imageUpload`: an image in, its UUID and URL out. Source: shared/contracts/runware.md §4. */
export async function uploadImage(order: TaskOrder): Promise<TaskAnswer> {
  const { task } = order;
  const refused = checkUtility(task, ['image']);
  if (refused) return refused;
  const stored = await storeMedia(String(task.image), order);
  if ('reason' in stored)
    return refusal(task, 'invalidImage', { parameter: 'image', message: stored.reason });
  const { taskType, taskUUID } = task;
  return { data: [{ taskType, taskUUID, imageUUID: stored.uuid, imageURL: stored.url }], errors: [] };
}
