import { scaleUsd } from '#core/cost.ts';
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
  { lane, inbox }: Omit<Heard, 'report'>,
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
      // Whatever was in doubt is found; each of several is paid for.
      doubt_usd: 0,
      reserved_usd: scaleUsd(row.reserved_usd, found.length / (1 + row.twins.length)),
    },
  });
  await followReport(context, row.id, { report, lane, inbox });
}
