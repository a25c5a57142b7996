import type { TaskEntry } from './task-shelf.ts';

/** How many of a task's images are there at `nowMs`. They come one by one, evenly spread over its run. */
export function readyCount(task: TaskEntry, nowMs: number): number {
  const { startsMs, endsMs, pictures } = task;
  if (nowMs >= endsMs) return pictures.length;
  const share = (nowMs - startsMs) / (endsMs - startsMs);
  return Math.max(0, Math.floor(share * pictures.length));
}
