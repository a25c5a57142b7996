import { checkUtility } from './check-utility.ts';
import { refusal } from './refusal.ts';
import { storeMedia } from './store-media.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';

/** `mediaStorage`: keeps a medium under a UUID, or forgets it. Source: shared/contracts/runware.md §4. */
export async function manageMedia(order: TaskOrder): Promise<TaskAnswer> {
  const { desk, task } = order;
  const refused = checkUtility(task, ['operation', 'media']);
  if (refused) return refused;
  const { taskType, taskUUID, operation } = task;
  const media = String(task.media);
  switch (operation) {
    case 'upload': {
      const stored = await storeMedia(media, order);
      if ('reason' in stored)
        return refusal(task, 'invalidMedia', { parameter: 'media', message: stored.reason });
      const { uuid: mediaUUID, url: mediaURL } = stored;
      return { data: [{ taskType, taskUUID, operation, mediaUUID, mediaURL }], errors: [] };
    }
    case 'delete': {
      const key = { provider: 'runware', id: media } as const;
      if (!desk.book.media.get(key, desk.clock.now()))
        return refusal(task, 'mediaNotFound', { parameter: 'media' });
      desk.book.media.remove(key);
      return { data: [{ taskType, taskUUID, operation, mediaUUID: media }], errors: [] };
    }
    default:
      return refusal(task, 'invalidOperation', {
        parameter: 'operation',
        allowedValues: "'upload','delete'",
      });
  }
}
