import type { TaskError } from '#core/task.ts';
import type { Call, Found } from '#server/providers/provider.ts';
import { adoptTask } from './adopt-task.ts';
import { heedRefusal } from './heed-refusal.ts';
import { isOpen, mergeReports } from './merge-reports.ts';
import { jobOf, jobsOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';
import { withInbox } from './with-inbox.ts';

/** After the provider's own first questions a task in doubt is asked for this often, and for how long, in milliseconds. Source: faults.md §4. */
const LATER_QUESTIONS_MS = 5 * 60_000;
const LAST_QUESTION_MS = 60 * 60_000;
/** How much earlier and later than the sending a task may have been made, by clocks that differ, in milliseconds. */
const MARGIN_MS = 60_000;

/**
 * Asks a provider for a task of which it is not known whether it arrived.
 *
 * | answer | what follows |
 * | --- | --- |
 * | it has the task | adopted and followed; several: all of them, as one that the provider ran several times |
 * | nothing | asked again after a few seconds; `unknown` after a minute, which its user settles |
 * | it cannot be asked | the same, and the user is told so |
 *
 * What is `unknown`, or was forgotten, is asked for an hour more, and adopted when it turns up.
 */
export async function reconcileTask(context: RunnerContext, id: string, lane: Lane): Promise<void> {
  const { ledger, clock, warn } = context;
  const row = ledger.row(id);
  if (!row) return;
  const doubtAt = row.doubt_at ?? clock.now();
  await withInbox(context, { ...lane, rows: [row] }, async (call, inbox, transcript) => {
    let failure: unknown = null;
    const found = await search(context, { row, until: doubtAt + MARGIN_MS }, lane, call).catch(
      (reason: unknown) => {
        warn('a provider could not be asked for a task', { task: row.id, reason: String(reason) });
        heedRefusal(lane, reason, clock.now());
        failure = reason;
        return [];
      },
    );
    if (failure === null) lane.asking.open();
    // Its user may have settled it meanwhile.
    if (ledger.row(row.id)?.status !== row.status) return;
    if (isAdopted(row, found)) return adoptTask(context, row, found, { lane, inbox, transcript });
    const next = nextQuestion(row, lane, doubtAt, clock.now());
    if (next.isEarly) return ledger.record(row.id, { task: { doubt_at: doubtAt, next_at: next.at } });
    const isFirst = row.status === 'sending';
    const isUnheard = failure !== null || (isFirst && (await isArchiveSilent(context, row, lane, call)));
    ledger.record(row.id, {
      task: {
        ...(isFirst ? { status: 'unknown', error: notSettled(lane, isUnheard) } : {}),
        doubt_at: doubtAt,
        ended_at: row.ended_at ?? clock.now(),
        // One that could not be asked for has not been asked for the last time.
        next_at: failure === null ? next.at : clock.now() + LATER_QUESTIONS_MS,
      },
    });
  });
}

/**
 * A task from before the last start, or in doubt, is asked for before it is sent: the ledger may be older than the truth.
 * Answers whether it is not to be sent. Rejects where it could not be asked for; then it is not sent either.
 */
export async function askBeforeSending(context: RunnerContext, row: TaskRow, lane: Lane): Promise<boolean> {
  const { ledger, clock } = context;
  const { findableMs } = lane.provider;
  const now = clock.now();
  if (findableMs !== null && now - row.accepted_at > findableMs && row.doubt_at === null) {
    const error = forgotten(lane);
    ledger.record(row.id, { task: { status: 'unknown', error, ended_at: now, next_at: null } });
    return true;
  }
  return withInbox(context, { ...lane, rows: [row] }, async (call, inbox, transcript) => {
    const found = await search(context, { row, until: now + MARGIN_MS }, lane, call).catch(
      (failure: unknown) => {
        heedRefusal(lane, failure, clock.now());
        throw failure;
      },
    );
    lane.asking.open();
    if (found.length === 0) return false;
    const { status } = ledger.row(row.id) ?? row;
    if (status === 'accepted') await adoptTask(context, row, found, { lane, inbox, transcript });
    // It was canceled while it was asked for, too late: what comes of it is kept.
    else ledger.record(row.id, { task: { doubt_at: now, next_at: now } });
    return true;
  });
}

type Question = { readonly row: TaskRow; readonly until: number };

/** By its id there, where the provider once told it; else by what was sent. */
async function search(
  context: RunnerContext,
  { row, until }: Question,
  { provider, upstream }: Lane,
  call: Call,
): Promise<Found> {
  const model = context.models.get(row.model);
  if (!model) return [];
  if (row.provider_id !== null && !provider.takesOurId) {
    const jobs = jobsOf(row, model);
    const reports = await provider.poll(jobs, call);
    const known = jobs.flatMap(({ providerId }) => {
      const report = reports.get(providerId ?? '');
      return providerId === null || !report || report.state === 'absent' ? [] : [{ providerId, report }];
    });
    if (known.length > 0) return known;
  }
  const skewMs = upstream.skewMs();
  const from = (row.sent_at ?? row.accepted_at) - MARGIN_MS + skewMs;
  const isTaken = (id: string) => context.ledger.isOwnedBeside(row.id, provider.id, id);
  return provider.find({ job: jobOf(row, model), from, until: until + skewMs, isTaken }, call);
}

/**
 * What is found is adopted; but what its user forgot stays so unless it brings something, and what was given up after it
 * had run for too long, unless it has come to an end.
 */
function isAdopted(row: TaskRow, found: Found): boolean {
  const { state } = mergeReports(found.map(({ report }) => report));
  if (row.status === 'canceled') return state === 'succeeded';
  const isGivenUp = row.status === 'unknown' && row.running_at !== null;
  return found.length > 0 && !(isGivenUp && isOpen(state));
}

/** When the next question comes, counted from the doubt; `isEarly`: it is too early to say that nothing is known. */
function nextQuestion(
  row: TaskRow,
  { provider }: Lane,
  doubtAt: number,
  now: number,
): { readonly at: number | null; readonly isEarly: boolean } {
  const next = provider.questionsMs.find((ms) => ms > now - doubtAt);
  if (next !== undefined) return { at: doubtAt + next, isEarly: true };
  const lastAt =
    provider.findableMs === null
      ? doubtAt + LAST_QUESTION_MS
      : (row.sent_at ?? doubtAt) + provider.findableMs;
  return { at: now < lastAt ? now + LATER_QUESTIONS_MS : null, isEarly: false };
}

/** Whether the provider says nothing of a task either that it is known to have finished: then its silence says nothing. */
async function isArchiveSilent(
  { ledger, models }: RunnerContext,
  row: TaskRow,
  { provider }: Lane,
  call: Call,
): Promise<boolean> {
  const known = provider.takesOurId ? ledger.lastDone(row) : null;
  const model = known && models.get(known.model);
  if (!known || !model) return false;
  const search = { job: jobOf(known, model), from: 0, until: 0, isTaken: () => false };
  const found = await provider.find(search, call).catch(() => []);
  return found.length === 0;
}

function notSettled({ provider }: Lane, isUnheard: boolean): TaskError {
  const fact = isUnheard
    ? `${provider.title} could not be asked whether this task arrived.`
    : `${provider.title} does not say that this task arrived: probably it never did.`;
  return { kind: 'not-known', message: `${fact} ${CHOICE}`, issues: [], code: null };
}

function forgotten({ provider }: Lane): TaskError {
  const message = `This task waited here for so long that ${provider.title} could no longer tell whether it arrived. ${CHOICE}`;
  return { kind: 'not-known', message, issues: [], code: null };
}

const CHOICE = 'It may have been charged. Ask and send again, or forget it.';
