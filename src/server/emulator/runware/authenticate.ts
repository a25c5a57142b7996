import type { Input } from '#core/schema/input.ts';
import { deriveUuid } from '#server/emulator/derive-uuid.ts';
import type { RunwareError, TaskAnswer } from './task-answer.ts';

type Access = { readonly tasks: readonly Input[]; readonly data: TaskAnswer['data'] };

/**
 * Checks the key, in the header or in a first task `authentication`. Any key will do but one that begins with `invalid`.
 * Source: shared/contracts/runware.md §1.2.
 */
export function authenticate(
  tasks: readonly Input[],
  header: string | undefined,
): Access | { readonly refusal: RunwareError } {
  const [first, ...others] = tasks;
  const isInBody = first?.taskType === 'authentication';
  const key = isInBody ? first.apiKey : /^Bearer (.*)$/i.exec(header ?? '')?.[1];
  if (typeof key !== 'string' || key.trim() === '') {
    return { refusal: { ...REFUSAL, code: 'missingApiKey', message: 'The API key is missing.' } };
  }
  if (key.startsWith('invalid')) {
    return { refusal: { ...REFUSAL, code: 'invalidApiKey', message: 'The API key is not valid.' } };
  }
  if (!isInBody) return { tasks, data: [] };
  const connectionSessionUUID = deriveUuid(`session of ${key}`);
  return { tasks: others, data: [{ taskType: 'authentication', connectionSessionUUID }] };
}

const REFUSAL = { parameter: 'apiKey', taskType: 'authentication' };
