import type { TaskError } from '#core/task.ts';
import type { SendOutcome } from '#server/providers/provider.ts';
import { followReport } from './follow-task.ts';
import { jobOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';
import type { TaskChanges } from './tasks-table.ts';

/** How often a request is tried that surely was not sent, and the first wait between, doubling, in milliseconds. */
const MAX_NOT_SENT = 3;
const NOT_SENT_WAIT_MS = 2_000;
/** How long a task waits in all where its provider asks to wait, in milliseconds. Source: faults.md §3. */
const MAX_THROTTLED_MS = 30 * 60_000;
/** The first question after a doubt comes after this, in milliseconds. */
const FIRST_QUESTION_MS = 1_000;

/**
 * Sends the one billable request of a task. That it is being sent is on disk before the first byte leaves;
 * what cannot be known for sure stays `sending` and is asked for, never sent again by itself.
 */
export async function sendTask(context: RunnerContext, row: TaskRow, lane: Lane): Promise<void> {
  const { ledger, clock, models } = context;
  const model = models.get(row.model);
  if (!model) return ledger.record(row.id, { task: ended(clock.now(), 'failed', goneModel(row.model)) });

  const sentAt = clock.now();
  const wasOpen = lane.gate.reason === null;
  // Should the process end before the answer comes, the next one finds here that it has to ask.
  ledger.record(row.id, {
    task: {
      status: 'sending',
      attempts: row.attempts + 1,
      sent_at: sentAt,
      doubt_at: null,
      next_at: sentAt + FIRST_QUESTION_MS,
    },
  });
  const outcome = await lane.provider.send(
    jobOf({ ...row, sent_at: sentAt }, model),
    lane.upstream.call,
    context.readImage,
  );
  const now = clock.now();
  if (outcome.kind === 'accepted') {
    lane.gate.open();
    ledger.record(row.id, {
      task: {
        status: 'running',
        provider_id: outcome.providerId,
        error: null,
        running_at: now,
        next_at: now + lane.upstream.pollEveryMs,
      },
    });
    if (outcome.report) await followReport(context, row.id, outcome.report, lane);
    return;
  }
  const isLate = wasOpen && lane.gate.reason !== null;
  closeGate(lane, outcome, now);
  ledger.record(row.id, { task: changesOf(outcome, { row, lane, isLate, now }) });
}

function closeGate(lane: Lane, outcome: SendOutcome, now: number): void {
  if (outcome.kind === 'refused' && outcome.isWholeAccount) lane.gate.close(outcome.error.message, now);
  else if (outcome.kind === 'throttled')
    lane.gate.throttle(`${lane.provider.title} asks to wait: too many requests.`, now, outcome.retryAfterMs);
  else if (outcome.kind !== 'not-known') lane.gate.open();
}

type Sent = {
  readonly row: TaskRow;
  readonly lane: Lane;
  /** The gate was closed while this one was under way: it was sent together with one that was turned away. */
  readonly isLate: boolean;
  readonly now: number;
};

function changesOf(
  outcome: Exclude<SendOutcome, { kind: 'accepted' }>,
  { row, lane, isLate, now }: Sent,
): TaskChanges {
  const back: TaskChanges = { status: 'accepted', attempts: 0, next_at: lane.gate.opensAt };
  switch (outcome.kind) {
    case 'refused':
      return outcome.isWholeAccount && isLate ? back : ended(now, 'failed', outcome.error);
    case 'throttled':
      return now - row.accepted_at > MAX_THROTTLED_MS ? ended(now, 'failed', throttledTooLong()) : back;
    case 'not-sent':
      if (row.attempts + 1 >= MAX_NOT_SENT) return ended(now, 'failed', outcome.error);
      return {
        status: 'accepted',
        error: outcome.error,
        next_at: now + NOT_SENT_WAIT_MS * 2 ** row.attempts,
      };
    case 'not-known':
      return { doubt_at: now, next_at: now + FIRST_QUESTION_MS, error: inDoubt(outcome.reason) };
  }
}

/** An end before the provider took the task: nothing is charged, so nothing stays reserved. */
function ended(now: number, status: 'failed', error: TaskError): TaskChanges {
  return {
    status,
    error,
    ended_at: now,
    next_at: null,
    reserved_usd: 0,
    cost_kind: 'unknown',
    cost_usd: null,
  };
}

function inDoubt(reason: string): TaskError {
  return { kind: 'not-known', message: `${reason} Asking whether the task arrived.`, issues: [], code: null };
}

function throttledTooLong(): TaskError {
  const message = 'The provider asked to wait for half an hour, so nothing was sent. Run it again later.';
  return { kind: 'rate-limited', message, issues: [], code: null };
}

function goneModel(model: string): TaskError {
  return {
    kind: 'invalid-input',
    message: `${model} has no definition here any more, so nothing was sent. Put its definition back, or choose another model.`,
    issues: [],
    code: null,
  };
}
