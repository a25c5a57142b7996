import type { Task } from '#core/task.ts';
import type { Report } from '#server/providers/provider.ts';
import { endOf } from './end-task.ts';
import { followReport } from './follow-task.ts';
import { mergeReports } from './merge-reports.ts';
import { jobsOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';
import { withInbox } from './with-inbox.ts';

/** What stopping a task came to, in the words for its user. */
export type Cancellation = {
  readonly kind: 'stopped' | 'cannot-stop' | 'ended';
  readonly mayBeCharged: boolean;
  readonly message: string;
};

/** Stops a task where that can be done, and says whether it may still be charged. */
export async function cancelTask(context: RunnerContext, task: Task): Promise<Cancellation> {
  const row = context.ledger.row(task.id);
  if (!row) return { kind: 'ended', mayBeCharged: false, message: 'This task is not here.' };
  const lane = context.laneOf(row);
  const title = lane?.provider.title ?? row.provider;
  switch (row.status) {
    case 'accepted':
      return takeBack(context, row);
    case 'running':
      if (lane?.provider.cancel) return stopThere(context, row, lane);
      return goesOn(`${title} cannot stop a task that it has. It goes on, and is charged.`);
    case 'sending':
      return goesOn(
        `It is on its way to ${title}, or already there, and cannot be stopped now. It may be charged.`,
      );
    case 'saving':
      return goesOn('Its images are being saved already. It is charged.');
    case 'done':
    case 'failed':
    case 'canceled':
    case 'expired':
    case 'unknown':
      return {
        kind: 'ended',
        mayBeCharged: row.status === 'unknown',
        message: 'This task has ended already.',
      };
  }
}

function goesOn(message: string): Cancellation {
  return { kind: 'cannot-stop', mayBeCharged: true, message };
}

/** It has not been sent; unless it was before, and waits to be sent again. */
function takeBack({ ledger, models, clock }: RunnerContext, row: TaskRow): Cancellation {
  const isFree = row.doubt_usd === 0;
  const end = { status: 'canceled', error: null, images: [], isFree } as const;
  ledger.record(row.id, { task: endOf(row, models.get(row.model), end, clock.now()) });
  const message = isFree
    ? 'Stopped before it was sent. Nothing is charged.'
    : 'Stopped before it was sent again. The first attempt may have been charged.';
  return { kind: 'stopped', mayBeCharged: !isFree, message };
}

async function stopThere(context: RunnerContext, row: TaskRow, lane: Lane): Promise<Cancellation> {
  const model = context.models.get(row.model);
  const { cancel, title } = lane.provider;
  if (!model || !cancel)
    return goesOn(`${title} was not told: the definition of its model is gone. It goes on.`);
  return withInbox(context, { ...lane, rows: [row] }, async (call, inbox, transcript) => {
    try {
      const reports: Report[] = [];
      for (const job of jobsOf(row, model)) reports.push(await cancel(job, call));
      const report = mergeReports(reports);
      await followReport(context, row.id, { report, lane, inbox, transcript });
      return answerOf(report, title);
    } catch (failure) {
      context.warn('a task could not be stopped', { task: row.id, reason: String(failure) });
      return goesOn(`${title} did not take the word to stop. The task goes on; try again.`);
    }
  });
}

function answerOf(report: Report, title: string): Cancellation {
  if (report.isFree) {
    const message = 'Stopped before it began. Nothing is charged.';
    return { kind: 'stopped', mayBeCharged: false, message };
  }
  if (report.state === 'succeeded')
    return goesOn('It was done just before it could be stopped. Its images are kept; it is charged.');
  if (report.state === 'failed') return goesOn('It had failed already. It may be charged.');
  const message = `${title} was told to stop. What it had done may be charged.`;
  return { kind: 'stopped', mayBeCharged: true, message };
}

/** What became of a user's word on a task that could not be settled. */
export type Resolution =
  | { readonly kind: 'settled' }
  | { readonly kind: 'nothing-to-settle' }
  /** USD that are left of today's budget, which do not hold a second attempt. */
  | { readonly kind: 'over-budget'; readonly leftUsd: number };

/** The user's word on a task that could not be settled: ask and send again, or forget it. `budgetUsd` null: no cap. */
export function resolveTask(
  { ledger, clock, models }: RunnerContext,
  task: Task,
  { action, budgetUsd }: { readonly action: 'retry' | 'forget'; readonly budgetUsd: number | null },
): Resolution {
  const row = ledger.row(task.id);
  if (row?.status !== 'unknown') return { kind: 'nothing-to-settle' };
  const now = clock.now();
  if (action === 'forget') {
    // What arrives later is stored all the same, so it is still asked for.
    const next_at = row.doubt_at === null ? null : row.next_at;
    const end = endOf(row, models.get(row.model), { status: 'canceled', error: row.error, images: [] }, now);
    ledger.record(row.id, { task: { ...end, next_at } });
    return { kind: 'settled' };
  }
  const leftUsd = budgetUsd === null || row.sandbox ? Number.POSITIVE_INFINITY : ledger.leftUsd(budgetUsd);
  if (row.reserved_usd > leftUsd) return { kind: 'over-budget', leftUsd };
  // Back into the queue; as it is in doubt, the provider is asked before it is sent. Both attempts may have to be paid.
  ledger.record(row.id, {
    task: {
      status: 'accepted',
      error: null,
      ended_at: null,
      doubt_at: row.doubt_at ?? now,
      overdue_at: null,
      doubt_usd: row.doubt_usd + row.reserved_usd,
      attempts: 0,
      next_at: now,
    },
  });
  return { kind: 'settled' };
}
