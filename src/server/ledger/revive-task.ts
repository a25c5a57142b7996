import { sumUsd } from '#core/cost.ts';
import { isFinal } from '#core/task.ts';
import type { BroughtIn } from './brought-in.ts';
import type { ImageRow, TaskRow } from './task-row.ts';
import type { ImportedTaskRow, TaskChanges } from './tasks-table.ts';

type Revived = { readonly changes: TaskChanges | ImportedTaskRow; readonly images: readonly ImageRow[] };

/**
 * What comes back of a task that was emptied, of which an export has the rest. One that was paid for here keeps what its own
 * row says of money, and of how it went; one that was brought in before comes as it comes now.
 */
export function reviveTask(row: TaskRow, { task, images }: BroughtIn): Revived {
  if (row.imported_at !== null) return { changes: task, images };
  const { input, sent, starred, rating, tags, note } = task;
  const marks = { starred, rating, tags, note };
  // What had not been settled never is: no input that came in with a file is sent again.
  const isSettled = isFinal(row.status) && row.status !== 'unknown';
  const end = isSettled ? {} : { status: 'canceled' as const, ended_at: row.ended_at ?? task.ended_at };
  return {
    changes: { input, sent, ...marks, ...end, deleted_at: null, purged_at: null },
    images: areBooked(row, images) ? images : images.map((image) => ({ ...image, cost_usd: null })),
  };
}

/** Prices are learnt from what images cost: a file from elsewhere is not to raise what was paid here. */
function areBooked({ cost_usd }: TaskRow, images: readonly ImageRow[]): boolean {
  return sumUsd(images.map((image) => image.cost_usd ?? 0)) <= (cost_usd ?? 0);
}
