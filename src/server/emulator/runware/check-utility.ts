import type { Input } from '#core/schema/input.ts';
import { isUuid } from './is-uuid.ts';
import { refusal } from './refusal.ts';
import type { TaskAnswer } from './task-answer.ts';

/** Checks a task that makes no image: a UUID v4, these text parameters, and no other key. `null` where all is well. */
export function checkUtility(task: Input, parameters: readonly string[]): TaskAnswer | null {
  const required = ['taskUUID', ...parameters];
  for (const parameter of required) {
    const suffix = `${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`;
    const value = task[parameter];
    if (value === undefined) return refusal(task, `missing${suffix}`, { parameter, type: 'string' });
    if (typeof value !== 'string' || (parameter === 'taskUUID' && !isUuid(value)))
      return refusal(task, `invalid${suffix}`, { parameter, type: 'string' });
  }
  const unknown = Object.keys(task).find((key) => key !== 'taskType' && !required.includes(key));
  return unknown ? refusal(task, 'unsupportedParameter', { parameter: unknown }) : null;
}
