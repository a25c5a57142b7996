import type { TaskEntry } from './task-shelf.ts';

/** How many of a task's images are there at `nowMs`. They come one by one, evenly spread over its run, or late as its fate has it. */
export function readyCount(task: TaskEntry, nowMs: number): number {
  const { startsMs, endsMs, pictures, fate } = task;
  const ranMs = nowMs - (fate.lateMs ?? 0) - startsMs;
  if (ranMs >= endsMs - startsMs) return pictures.length;
  const share = ranMs / (endsMs - startsMs);
  return Math.max(0, Math.floor(share * pictures.length));
}
