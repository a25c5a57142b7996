import type { RunwareError } from './task-answer.ts';

/** The refusal of a task whose UUID was used before. Source: shared/contracts/runware.md §2.6. */
export function conflictOf(taskUUID: string): RunwareError {
  return { code: 'conflictTaskUUID', message: 'A task with this taskUUID was submitted before.', taskUUID };
}
