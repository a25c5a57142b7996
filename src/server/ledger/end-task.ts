import { costOfImages, estimateCost, scaleUsd, sumUsd } from '#core/cost.ts';
import type { Model } from '#core/models/registry.ts';
import type { TaskError, TaskStatus } from '#core/task.ts';
import { type ImageRow, type TaskRow, withoutPrivateValues } from './task-row.ts';
import type { TaskChanges } from './tasks-table.ts';

export type End = {
  readonly status: Extract<TaskStatus, 'done' | 'failed' | 'canceled' | 'expired' | 'unknown'>;
  readonly error: TaskError | null;
  readonly images: readonly ImageRow[];
  /** The provider says that nothing is charged. */
  readonly isFree?: boolean;
};

/**
 * What ends a task that the provider had accepted. A cost that was reported takes the place of its reservation; one that was
 * not is estimated or unknown, and what its reservation has beyond that stays held back. Private values are cut to their host.
 */
export function endOf(row: TaskRow, model: Model | undefined, end: End, now: number): TaskChanges {
  const made = end.images
    .filter((image) => image.provider_id !== null || image.state !== 'missing')
    .map((image) => ({ costUsd: image.cost_usd }));
  const isPaid = end.status === 'done' || end.status === 'expired';
  const estimate = isPaid && model ? estimateCost(model, row.input) : null;
  // A provider that ran it several times is paid several times.
  const runs = 1 + row.twins.length;
  const cost = costOfImages(made, estimate && { ...estimate, usd: scaleUsd(estimate.usd, runs) });
  // One that its user may still have sent again needs them.
  const isCut = model !== undefined && end.status !== 'unknown';
  const isReported = end.isFree || cost.kind === 'reported';
  // What was booked before is given up for this cost, as the reservation is.
  const heldUsd = sumUsd([row.reserved_usd, row.cost_usd ?? 0, -(cost.usd ?? 0)]);
  return {
    status: end.status,
    error: end.error,
    progress: null,
    ended_at: now,
    next_at: null,
    overdue_at: null,
    cost_kind: end.isFree ? 'reported' : cost.kind,
    cost_usd: end.isFree ? 0 : cost.usd,
    reserved_usd: isReported ? 0 : Math.max(heldUsd, 0),
    input: isCut ? withoutPrivateValues(model.fields, row.input) : row.input,
    sent: isCut ? withoutPrivateValues(model.fields, row.sent) : row.sent,
  };
}
