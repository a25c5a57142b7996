import { accountDetails } from './account-details.ts';
import { getResponse } from './get-response.ts';
import { getTaskDetails } from './get-task-details.ts';
import { manageMedia } from './manage-media.ts';
import { refusal } from './refusal.ts';
import { runImageInference } from './run-image-inference.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';
import { uploadImage } from './upload-image.ts';

/** Answers a task by its type. Source: shared/contracts/runware.md §1.3. */
export async function answerTask(order: TaskOrder): Promise<TaskAnswer> {
  const { taskType } = order.task;
  switch (taskType) {
    case 'imageInference':
      return runImageInference(order);
    case 'getResponse':
      return getResponse(order);
    case 'getTaskDetails':
      return getTaskDetails(order);
    case 'imageUpload':
      return uploadImage(order);
    case 'mediaStorage':
      return manageMedia(order);
    case 'accountManagement':
      return accountDetails(order);
    case 'ping':
      return { data: [{ taskType, pong: true }], errors: [] };
    case undefined:
      return refusal(order.task, 'missingTaskType', { parameter: 'taskType', type: 'string' });
    default:
      return refusal(order.task, 'unsupportedTaskType', { parameter: 'taskType' });
  }
}
