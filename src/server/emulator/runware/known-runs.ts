import type { TaskEntry } from '#server/emulator/task-shelf.ts';
import type { TaskOrder } from './task-order.ts';

/**
 * The executions of the task that is asked about: one, or two where it was executed twice. None where it was never seen, or
 * ended more than `rememberedMs` ago. How long that is, is open: shared/contracts/runware.md §2.4, §2.5.
 */
export function knownRuns({ desk, task }: TaskOrder, rememberedMs: number | null): readonly TaskEntry[] {
  const nowMs = desk.clock.now();
  return desk.book.tasks
    .runs('runware', String(task.taskUUID))
    .filter(
      ({ endsMs, fate }) => rememberedMs === null || nowMs < endsMs + (fate.lateMs ?? 0) + rememberedMs,
    );
}
