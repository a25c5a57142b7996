import { refusal } from './refusal.ts';
import type { TaskAnswer } from './task-answer.ts';
import type { TaskOrder } from './task-order.ts';

/** What is said about a task that was never seen. The contract leaves it open: shared/contracts/runware.md §2.4. */
export function unknownTask({ desk, task }: TaskOrder): TaskAnswer {
  return desk.habits.unknownTask === 'empty' ? { data: [], errors: [] } : refusal(task, 'taskNotFound');
}
