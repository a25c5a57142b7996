import { scaleUsd, sumUsd } from '#core/cost.ts';
import { isFinal } from '#core/task.ts';
import type { Found } from '#server/providers/provider.ts';
import { followReport } from './follow-task.ts';
import { mergeReports } from './merge-reports.ts';
import type { Heard, RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';

/** Makes what a provider was found to have of a task that task's own, and follows it from there. */
export async function adoptTask(
  context: RunnerContext,
  row: TaskRow,
  found: Found,
  heard: Omit<Heard, 'report'>,
): Promise<void> {
  const { ledger, clock } = context;
  const [first, ...twins] = found;
  const now = clock.now();
  const report = mergeReports(found.map((one) => one.report));
  // A result that comes after the end takes the task straight to its images; its user is told that it came late.
  const isLate = isFinal(row.status) && report.state === 'succeeded';
  ledger.record(row.id, {
    task: {
      ...(isLate ? {} : { status: 'running', ended_at: null, error: null, next_at: now }),
      provider_id: first?.providerId ?? row.provider_id,
      twins: twins.map((twin) => twin.providerId),
      running_at: row.running_at ?? now,
      doubt_at: null,
      overdue_at: null,
      ...moneyOf(row, found.length),
    },
  });
  await followReport(context, row.id, { ...heard, report });
}

/** Each of those found is paid for. Attempts at its user's word of which nothing was found may have been paid as well. */
function moneyOf(row: TaskRow, count: number): Pick<TaskRow, 'reserved_usd' | 'doubt_usd'> {
  const reservedUsd = scaleUsd(row.reserved_usd, count / (1 + row.twins.length));
  // One that was accepted again was found before it was sent again.
  const heldUsd = sumUsd([row.status === 'accepted' ? 0 : row.reserved_usd, row.doubt_usd]);
  return { reserved_usd: reservedUsd, doubt_usd: Math.max(0, sumUsd([heldUsd, -reservedUsd])) };
}
