import type { Model } from '#core/models/registry.ts';
import type { TaskError } from '#core/task.ts';
import type { SendOutcome } from '#server/providers/provider.ts';
import { followReport } from './follow-task.ts';
import { jobOf, type Lane, type RunnerContext } from './runner-context.ts';
import { type TaskRow, withoutPrivateValues } from './task-row.ts';
import type { TaskChanges } from './tasks-table.ts';
import { withInbox } from './with-inbox.ts';

/** How often a request is tried that surely was not sent, and the first wait between, doubling, in milliseconds. */
const MAX_NOT_SENT = 3;
const NOT_SENT_WAIT_MS = 2_000;
/** How long a task waits in all where its provider asks to wait, in milliseconds. Source: faults.md §3. */
const MAX_THROTTLED_MS = 30 * 60_000;

/**
 * Sends the one billable request of a task. That it is being sent is on disk before the first byte leaves.
 *
 * | outcome | what follows |
 * | --- | --- |
 * | accepted | `running` |
 * | refused | `failed`, nothing reserved; where the whole account is, the provider's queue stops |
 * | throttled | `accepted` again, and the provider's queue waits as long as it was told; `failed` after half an hour |
 * | not sent | `accepted` again, three times within half a minute, then `failed` |
 * | not known | stays `sending`, and is asked for; never sent again by itself |
 */
export async function sendTask(context: RunnerContext, row: TaskRow, lane: Lane): Promise<void> {
  const { ledger, clock, models, warn } = context;
  const model = models.get(row.model);
  if (!model)
    return ledger.record(row.id, { task: failed({ row, model, now: clock.now() }, goneModel(row.model)) });

  const sentAt = clock.now();
  const wasOpen = lane.gate.reason === null;
  // Should the process end before the answer comes, the next one finds here that it has to ask.
  ledger.record(row.id, {
    task: {
      status: 'sending',
      attempts: row.attempts + 1,
      sent_at: sentAt,
      doubt_at: null,
      next_at: sentAt + firstQuestionMs(lane),
    },
  });
  await withInbox(context, { ...lane, rows: [row] }, async (call, inbox, transcript) => {
    const outcome = await lane.provider.send(jobOf(row, model), call, context.readImage);
    const now = clock.now();
    if (outcome.kind === 'accepted') {
      lane.gate.open();
      const exchange = transcript.about(row, { isEnd: false });
      ledger.record(row.id, { task: accepted(row, outcome, lane, now), exchange });
      const { report } = outcome;
      if (report) await followReport(context, row.id, { report, lane, inbox, transcript });
      return;
    }
    if (outcome.kind === 'not-known')
      warn('it is not known whether a task arrived', { task: row.id, reason: outcome.reason });
    const isLate = wasOpen && lane.gate.reason !== null;
    closeGate(lane, outcome, now);
    const task = changesOf(outcome, { row, model, lane, isLate, now });
    ledger.record(row.id, { task, exchange: transcript.about(row, { isEnd: task.status === 'failed' }) });
  });
}

type Accepted = Extract<SendOutcome, { kind: 'accepted' }>;

/** One that was sent before, at its user's word, and is sent again under another id: both are followed from now on. */
function accepted(row: TaskRow, { providerId, isRepeat }: Accepted, lane: Lane, now: number): TaskChanges {
  const earlier = row.provider_id === null || row.provider_id === providerId ? [] : [row.provider_id];
  return {
    status: 'running',
    provider_id: providerId,
    twins: [...row.twins, ...earlier],
    // A repeat was not run: both attempts are one task, paid once. Whatever was run anew may have been paid before.
    doubt_usd: isRepeat ? 0 : row.doubt_usd,
    error: null,
    running_at: now,
    next_at: now + lane.upstream.pollEveryMs,
  };
}

function closeGate(lane: Lane, outcome: SendOutcome, now: number): void {
  if (outcome.kind === 'refused' && outcome.isWholeAccount) lane.gate.close(outcome.error.message, now);
  else if (outcome.kind === 'throttled')
    lane.gate.throttle(`${lane.provider.title} asks to wait: too many requests.`, now, outcome.retryAfterMs);
  else if (outcome.kind !== 'not-known') lane.gate.open();
}

type Sent = {
  readonly row: TaskRow;
  readonly model: Model | undefined;
  readonly lane: Lane;
  /** The gate was closed while this one was under way: it was sent together with one that was turned away. */
  readonly isLate: boolean;
  readonly now: number;
};

function changesOf(outcome: Exclude<SendOutcome, { kind: 'accepted' }>, sent: Sent): TaskChanges {
  const { row, lane, isLate, now } = sent;
  const back: TaskChanges = { status: 'accepted', attempts: 0, next_at: lane.gate.opensAt };
  switch (outcome.kind) {
    case 'refused':
      return outcome.isWholeAccount && isLate ? back : failed(sent, outcome.error);
    case 'throttled': {
      const since = Math.max(row.accepted_at, lane.gate.throttledSince ?? now);
      return now - since > MAX_THROTTLED_MS ? failed(sent, throttledTooLong()) : back;
    }
    case 'not-sent':
      if (row.attempts + 1 >= MAX_NOT_SENT) return failed(sent, outcome.error);
      return {
        status: 'accepted',
        error: outcome.error,
        next_at: now + NOT_SENT_WAIT_MS * 2 ** row.attempts,
      };
    case 'not-known':
      return { doubt_at: now, next_at: now + firstQuestionMs(lane), error: inDoubt(outcome.reason) };
  }
}

function firstQuestionMs({ provider }: Lane): number {
  return provider.questionsMs[0] ?? 0;
}

/** An end before the provider took the task: nothing is charged, so nothing stays reserved. Private values are cut to their host. */
function failed({ row, model, now }: Pick<Sent, 'row' | 'model' | 'now'>, error: TaskError): TaskChanges {
  const fields = model?.fields ?? [];
  return {
    status: 'failed',
    error,
    ended_at: now,
    next_at: null,
    reserved_usd: 0,
    cost_kind: 'unknown',
    cost_usd: null,
    input: withoutPrivateValues(fields, row.input),
    sent: withoutPrivateValues(fields, row.sent),
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
