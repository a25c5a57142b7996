import type { Habits } from '#server/emulator/habits.ts';
import type { TaskAnswer } from './task-answer.ts';

type Failure = {
  readonly taskType: string;
  readonly taskUUID: string;
  readonly code: string;
  readonly message: string;
};

/** A generation that failed, where it is shown. The documents say both: shared/contracts/runware.md §2.4. */
export function failedItem(
  where: Habits['failedItem'],
  { taskType, taskUUID, code, message }: Failure,
): TaskAnswer {
  const base = { taskType, taskUUID, status: 'error' } as const;
  return where === 'data'
    ? { data: [{ ...base, error: { code, message } }], errors: [] }
    : { data: [], errors: [{ ...base, code, message }] };
}
