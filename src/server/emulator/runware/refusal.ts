import type { Input } from '#core/schema/input.ts';
import type { RunwareError, TaskAnswer } from './task-answer.ts';

/** Refuses a task with one error that names it. Without a message of its own it says the code in words. */
export function refusal(task: Input, code: string, rest: Partial<RunwareError> = {}): TaskAnswer {
  const message = `${code.replace(/([a-z])([A-Z])/g, '$1 $2')}.`;
  return { data: [], errors: [{ code, message, ...rest, ...nameOf(task) }] };
}

function nameOf({ taskType, taskUUID }: Input): Partial<RunwareError> {
  return {
    ...(typeof taskType === 'string' ? { taskType } : {}),
    ...(typeof taskUUID === 'string' ? { taskUUID } : {}),
  };
}
