import type { TaskError } from '#core/task.ts';
import { endOf } from './end-task.ts';
import { jobsOf, type Lane, type RunnerContext } from './runner-context.ts';
import { withInbox } from './with-inbox.ts';

/** How often an overdue task is asked for, and for how long, in milliseconds; then its user decides. Source: faults.md X41. */
const ASK_EVERY_MS = 60_000;
const ASK_FOR_MS = 60 * 60_000;

/**
 * A task that still runs, and has for too long: it is stopped where its provider can, asked for slowly for an hour, and
 * then `unknown`, as it is where nobody says what became of it.
 */
export async function followOverdue(context: RunnerContext, id: string, lane: Lane): Promise<void> {
  const { ledger, clock, models } = context;
  const row = ledger.row(id);
  const now = clock.now();
  if (row?.status !== 'running' || now - (row.sent_at ?? now) <= lane.provider.overdueMs) return;
  const next_at = now + ASK_EVERY_MS;
  if (row.overdue_at === null) {
    ledger.record(id, { task: { overdue_at: now, error: overdue(lane), next_at } });
    return stop(context, id, lane);
  }
  if (now - row.overdue_at < ASK_FOR_MS) return ledger.postpone(id, next_at);
  const end = endOf(row, models.get(row.model), { status: 'unknown', error: givenUp(lane), images: [] }, now);
  ledger.record(id, { task: { ...end, doubt_at: now, next_at } });
}

/** What came of it is seen when it is asked for next. */
async function stop(context: RunnerContext, id: string, lane: Lane): Promise<void> {
  const row = context.ledger.row(id);
  const model = row && context.models.get(row.model);
  const { cancel } = lane.provider;
  if (!model || !cancel) return;
  await withInbox(context, { ...lane, rows: [row] }, async (call) => {
    for (const job of jobsOf(row, model)) {
      await cancel(job, call).catch((failure: unknown) => {
        context.warn('an overdue task could not be stopped', { task: id, reason: String(failure) });
      });
    }
  });
  context.ledger.postpone(id, context.clock.now());
}

function overdue({ provider }: Lane): TaskError {
  const stopped = provider.cancel
    ? 'It was told to stop'
    : `${provider.title} cannot stop a task that it has`;
  const message = `${provider.title} takes much longer than it should. ${stopped}, and is asked for an hour more.`;
  return { kind: 'timed-out', message, issues: [], code: null };
}

function givenUp({ provider }: Lane): TaskError {
  const message =
    `${provider.title} has not finished this in more than an hour, and may charge it all the same. ` +
    'Ask and send again, or forget it.';
  return { kind: 'timed-out', message, issues: [], code: null };
}
