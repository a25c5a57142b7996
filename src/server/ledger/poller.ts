import { ProviderError } from '#core/provider-error.ts';
import type { Call, Job, Report } from '#server/providers/provider.ts';
import { LedgerUnwritableError } from './database.ts';
import { followReport } from './follow-task.ts';
import { heedRefusal } from './heed-refusal.ts';
import { mergeReports } from './merge-reports.ts';
import { followOverdue } from './overdue-task.ts';
import { type Heard, jobsOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';
import { withInbox } from './with-inbox.ts';

/** The first wait after a poll that failed, doubling up to the longest, ± 20 %, in milliseconds. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
/** The same where the provider answers, and says nothing of the task: it may be queued there, so less long. */
const LONGEST_SILENCE_MS = 10_000;
/** A task that has run for this long, and of which nothing is said, is looked for in the provider's archive, in milliseconds. */
const FORGOTTEN_AFTER_MS = 60_000;
/** How long a task without its definition waits: for a start that has it, in milliseconds. */
const UNDEFINED_WAIT_MS = 60_000;

/** A task that is asked for, under every id that it has there. */
type Asked = { readonly row: TaskRow; readonly jobs: readonly Job[] };

/** Asks one provider for the state of several running tasks at once, and counts how often nothing was heard of each. */
export class Poller {
  readonly #context: RunnerContext;
  /** How often in a row nothing was heard of a task. A new process begins at none. */
  readonly #failures = new Map<string, number>();

  constructor(context: RunnerContext) {
    this.#context = context;
  }

  async poll(ids: readonly string[], lane: Lane): Promise<void> {
    const { models, ledger, clock } = this.#context;
    const asked = ids.flatMap((id): readonly Asked[] => {
      const row = ledger.row(id);
      if (row?.status !== 'running') return [];
      const model = models.get(row.model);
      if (!model) ledger.postpone(row.id, clock.now() + UNDEFINED_WAIT_MS);
      return model ? [{ row, jobs: jobsOf(row, model) }] : [];
    });
    if (asked.length === 0) return;
    const rows = asked.map(({ row }) => row);
    await withInbox(this.#context, { ...lane, rows }, async (call, inbox, transcript) => {
      try {
        const reports = await lane.provider.poll(
          asked.flatMap(({ jobs }) => jobs),
          call,
        );
        lane.asking.open();
        this.#tellOfStrangers(asked, reports, lane);
        for (const { row, jobs } of asked) {
          const polled = mergeReports(jobs.map(({ providerId }) => reports.get(providerId ?? '')));
          const report = polled.state === 'silent' ? await this.#lookUp(row, jobs, lane, call) : polled;
          await this.#follow(row, { report, lane, inbox, transcript });
        }
      } catch (failure) {
        if (failure instanceof LedgerUnwritableError) throw failure;
        heedRefusal(lane, failure, clock.now());
        for (const { row } of asked) await this.#fail(row, lane, failure);
      }
    });
  }

  /** An answer about a task that was not asked for changes nothing, and is no good sign. */
  #tellOfStrangers(asked: readonly Asked[], reports: ReadonlyMap<string, Report>, { provider }: Lane): void {
    const ids = new Set(asked.flatMap(({ jobs }) => jobs.map(({ providerId }) => providerId)));
    const [stranger, ...others] = [...reports.keys()].filter((id) => !ids.has(id));
    if (stranger === undefined) return;
    const details = { provider: provider.id, stranger, others: others.length };
    this.#context.warn('an answer about another task was left alone', details);
  }

  /** Polls forget sooner than archives do. */
  async #lookUp(row: TaskRow, [job]: readonly Job[], { provider }: Lane, call: Call): Promise<Report> {
    const ranMs = this.#context.clock.now() - (row.running_at ?? 0);
    const isForgotten = provider.takesOurId && ranMs > FORGOTTEN_AFTER_MS;
    const found = job && isForgotten ? await provider.find({ job, from: 0, until: 0, isTaken }, call) : [];
    return mergeReports(found.map(({ report }) => report));
  }

  /** What goes wrong with one task of a poll is that task's matter alone. */
  async #follow(row: TaskRow, heard: Heard): Promise<void> {
    const { warn, storage, ledger, clock } = this.#context;
    try {
      await followReport(this.#context, row.id, heard);
      if (heard.report.state !== 'silent') this.#failures.delete(row.id);
      // One that is overdue is asked for slowly in any case.
      else if (ledger.row(row.id)?.overdue_at === null) this.#putOff(row, LONGEST_SILENCE_MS);
    } catch (failure) {
      if (failure instanceof LedgerUnwritableError) throw failure;
      storage.report(failure);
      warn('a report could not be followed', { task: row.id, reason: String(failure) });
      ledger.postpone(row.id, clock.now() + FIRST_WAIT_MS);
    }
  }

  async #fail(row: TaskRow, lane: Lane, failure: unknown): Promise<void> {
    this.#context.warn('a poll failed and is tried again', { task: row.id, reason: String(failure) });
    this.#putOff(row, LONGEST_WAIT_MS);
    // Time that it could not be asked in, for want of a network or a key, is not time that it was silent in.
    const isAnswer = failure instanceof ProviderError && failure.kind === 'provider-failed';
    if (isAnswer) await followOverdue(this.#context, row.id, lane);
  }

  /** Asks again after a wait that doubles with every time that nothing was heard. */
  #putOff(row: TaskRow, longestMs: number): void {
    const { ledger, clock, random } = this.#context;
    const failures = this.#failures.get(row.id) ?? 0;
    this.#failures.set(row.id, failures + 1);
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures, longestMs) * (0.8 + 0.4 * random());
    ledger.postpone(row.id, clock.now() + Math.round(waitMs));
  }
}

function isTaken(): boolean {
  return false;
}
