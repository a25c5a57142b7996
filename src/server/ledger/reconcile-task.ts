import type { TaskError } from '#core/task.ts';
import type { Found } from '#server/providers/provider.ts';
import { followReport } from './follow-task.ts';
import { jobOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';

/** When a doubtful task is asked for, counted from the doubt, in milliseconds; then every five minutes for an hour. Source: faults.md §4. */
const QUESTIONS_MS = [1_000, 4_000, 10_000, 20_000, 40_000, 60_000];
const LATER_QUESTIONS_MS = 5 * 60_000;
const LAST_QUESTION_MS = 60 * 60_000;

/**
 * Asks a provider for a task of which it is not known whether it arrived. Found, it is adopted and followed. After a
 * minute without news it becomes `unknown`, which the user settles; it is still asked for, and adopted when it turns up.
 */
export async function reconcileTask(context: RunnerContext, row: TaskRow, lane: Lane): Promise<void> {
  const { ledger, clock } = context;
  const doubtAt = row.doubt_at ?? clock.now();
  const found = await ask(context, row, lane).catch((failure: unknown) => {
    context.warn('a provider could not be asked for a task', { task: row.id, reason: String(failure) });
    return null;
  });
  if (found) return adopt(context, row.id, found, lane);
  // Its user may have settled it meanwhile.
  if (ledger.row(row.id)?.status !== row.status) return;

  const now = clock.now();
  const doubtMs = now - doubtAt;
  const next = QUESTIONS_MS.find((ms) => ms > doubtMs);
  if (next !== undefined)
    return ledger.record(row.id, { task: { doubt_at: doubtAt, next_at: doubtAt + next } });
  const isOver = doubtMs >= LAST_QUESTION_MS;
  ledger.record(row.id, {
    task: {
      status: 'unknown',
      doubt_at: doubtAt,
      ended_at: row.ended_at ?? now,
      error: notSettled(lane),
      next_at: isOver ? null : now + LATER_QUESTIONS_MS,
    },
  });
}

/**
 * A task from before the last start is asked for before it is sent: the ledger may be older than the truth.
 * Rejects where it could not be asked for; then it is not sent either.
 */
export async function askBeforeSending(context: RunnerContext, row: TaskRow, lane: Lane): Promise<boolean> {
  const found = await ask(context, row, lane);
  if (found) await adopt(context, row.id, found, lane);
  return found !== null;
}

async function ask(
  context: RunnerContext,
  row: TaskRow,
  { provider, upstream }: Lane,
): Promise<Found | null> {
  const model = context.models.get(row.model);
  if (!model) return null;
  const job = jobOf({ ...row, sent_at: row.sent_at ?? row.accepted_at }, model);
  const isTaken = (id: string) => id !== row.provider_id && context.ledger.isOwned(provider.id, id);
  return provider.find(job, upstream.call, isTaken);
}

async function adopt(
  { ledger, clock, ...rest }: RunnerContext,
  id: string,
  found: Found,
  lane: Lane,
): Promise<void> {
  const now = clock.now();
  ledger.record(id, {
    task: {
      status: 'running',
      provider_id: found.providerId,
      running_at: now,
      ended_at: null,
      error: null,
      doubt_at: null,
      next_at: now,
    },
  });
  await followReport({ ledger, clock, ...rest }, id, found.report, lane);
}

function notSettled({ provider }: Lane): TaskError {
  const message =
    `${provider.title} does not say whether this task arrived. It may have been charged. ` +
    'Try again, which may pay it twice, or forget it.';
  return { kind: 'not-known', message, issues: [], code: null };
}
