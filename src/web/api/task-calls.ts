import { z } from 'zod/mini';
import { type Task, type TaskRequest, taskSchema } from '#core/task.ts';
import { request } from './request.ts';

const cancellationSchema = z.object({
  task: taskSchema,
  isStopped: z.boolean(),
  mayBeCharged: z.boolean(),
  message: z.string(),
});
const changedSchema = z.object({ tasks: z.array(taskSchema) });
const emptiedSchema = z.object({ tasks: z.int() });
export type CancelAnswer = z.infer<typeof cancellationSchema>;

/** Asks for a task. Asked again with the same id it is the same task. */
export function createTask(task: TaskRequest, signal: AbortSignal): Promise<Task> {
  return request('/tasks', taskSchema, { method: 'POST', json: task, signal });
}

export function cancelTask(id: string): Promise<CancelAnswer> {
  return request(`/tasks/${id}/cancel`, cancellationSchema, { method: 'POST' });
}

/** Has a task that waits sent before another one; `null`: after all that wait. */
export function moveTask(id: string, before: string | null): Promise<Task> {
  return request(`/tasks/${id}/move`, taskSchema, { method: 'POST', json: { before } });
}

/** The user's word on a task whose outcome is unknown. */
export function resolveTask(id: string, action: 'retry' | 'forget'): Promise<Task> {
  return request(`/tasks/${id}/resolve`, taskSchema, { method: 'POST', json: { action } });
}

export function starTask(id: string, starred: boolean): Promise<Task> {
  return request(`/tasks/${id}`, taskSchema, { method: 'PATCH', json: { starred } });
}

/** What a person notes about a task. */
export type TaskMarks = Partial<Pick<Task, 'rating' | 'tags' | 'note'>>;

export function markTask(id: string, marks: TaskMarks): Promise<Task> {
  return request(`/tasks/${id}`, taskSchema, { method: 'PATCH', json: marks });
}

/** The same changes for many: all of them or none. */
export type BulkChanges = Partial<Pick<Task, 'starred' | 'rating'>> & {
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly deleted?: boolean;
};

/** Changes up to 1,000 tasks at once. */
export async function changeTasks(ids: readonly string[], changes: BulkChanges): Promise<readonly Task[]> {
  const answer = await request('/tasks', changedSchema, { method: 'PATCH', json: { ids, ...changes } });
  return answer.tasks;
}

/** Empties the bin for good. Answers how many tasks went. */
export async function emptyBin(): Promise<number> {
  return (await request('/bin', emptiedSchema, { method: 'DELETE' })).tasks;
}

/** Into the bin, from which it can be restored. */
export function deleteTask(id: string): Promise<Task> {
  return request(`/tasks/${id}`, taskSchema, { method: 'DELETE' });
}

export function restoreTask(id: string): Promise<Task> {
  return request(`/tasks/${id}/restore`, taskSchema, { method: 'POST' });
}

/** Has the file of a result fetched again, which is gone from the disk or was never there. Rejects with what stands in the way. */
export function fetchImage(id: string): Promise<Task> {
  return request(`/images/${id}/fetch`, taskSchema, { method: 'POST' });
}
