import type { TaskEntry } from '#server/emulator/task-shelf.ts';

type PredictionStatus = 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';

/** Where a prediction stands. `completedMs` is set once it has ended. */
export type PredictionState = { readonly status: PredictionStatus; readonly completedMs: number | null };

/** A prediction's state, out of its times alone. Source: shared/contracts/replicate.md §3.3, §4.1. */
export function predictionState(entry: TaskEntry, nowMs: number): PredictionState {
  const { startsMs, endsMs, deadlineMs, canceledMs, fate } = entry;
  if (canceledMs !== null && canceledMs <= nowMs) return { status: 'canceled', completedMs: canceledMs };
  if (deadlineMs !== null && deadlineMs < endsMs && deadlineMs <= nowMs) {
    return { status: deadlineMs <= startsMs ? 'aborted' : 'canceled', completedMs: deadlineMs };
  }
  if (nowMs >= endsMs + (fate.lateMs ?? 0))
    return { status: fate.failure ? 'failed' : 'succeeded', completedMs: endsMs };
  return { status: nowMs >= startsMs ? 'processing' : 'starting', completedMs: null };
}
