import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import { joinAnswers } from './join-answers.ts';
import { resultItems } from './result-items.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';

/** The state of every execution of a task, at `nowMs`. */
export async function showRuns(
  { desk, origin }: TaskOrder,
  runs: readonly TaskEntry[],
  nowMs: number,
): Promise<TaskAnswer> {
  return joinAnswers(await Promise.all(runs.map((entry) => resultItems({ desk, entry, origin, nowMs }))));
}
