import type { Schedule, TaskPlan } from './schedule.ts';
import { tellsTheTruth } from './tells-the-truth.ts';

/** Whether a task whose results were charged must be found by asking. */
export function mustBeFound(schedule: Schedule, plan: TaskPlan): boolean {
  const isOdd = schedule.faults.some(({ do: action }) => action === 'dup_execute' || action === 'late');
  return tellsTheTruth(schedule) && !isOdd && plan.words.length === 0;
}
