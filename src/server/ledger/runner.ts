import { followReport } from './follow-task.ts';
import { askBeforeSending, reconcileTask } from './reconcile-task.ts';
import { jobOf, type Lane, type RunnerContext } from './runner-context.ts';
import { saveImages } from './save-images.ts';
import { sendTask } from './send-task.ts';
import type { TaskRow } from './task-row.ts';

/** How many steps of a kind run at once, for each provider. Source: contracts/runware.md §8 advises 2–4 requests at a time. */
const AT_ONCE = { sending: 4, polling: 8, saving: 8 } as const;
type Kind = keyof typeof AT_ONCE;

/** The longest sleep of the runner, in milliseconds; anything that happens wakes it earlier. */
const LONGEST_SLEEP_MS = 60_000;
/** How long a step that threw waits before it is tried again, in milliseconds. */
const RETRY_MS = 2_000;

/**
 * Drives every task of the ledger to its end:
 *
 * | status | step | leads to |
 * | --- | --- | --- |
 * | accepted | send, after asking where it is older than this process | running, sending (in doubt), accepted (told to wait), failed |
 * | sending, unknown | ask the provider whether it has it | running, unknown |
 * | running | poll, several at once where the provider takes several | running, saving, failed, canceled, expired, unknown |
 * | saving | download what is not here | saving, done, expired |
 *
 * What is due stands in the ledger, so a runner that dies is followed by one that goes on from there.
 */
export class Runner {
  readonly #context: RunnerContext;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #active = new Map<string, number>();
  readonly #startedAt: number;
  #wakeUp = new AbortController();
  #isStopped = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(context: RunnerContext) {
    this.#context = context;
    this.#startedAt = context.clock.now();
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Looks at once for what is due: after a task was taken, or changed by its user. */
  wake(): void {
    this.#wakeUp.abort();
  }

  /** Begins nothing more and resolves when the steps under way have ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.wake();
    await this.#loop;
    await this.settled();
  }

  /** Resolves when the steps under way have ended. Answers whether there were any. */
  async settled(): Promise<boolean> {
    const steps = [...this.#busy.values()];
    await Promise.all(steps);
    return steps.length > 0;
  }

  async #run(): Promise<void> {
    const { ledger, clock } = this.#context;
    while (!this.#isStopped) {
      this.#wakeUp = new AbortController();
      const now = clock.now();
      let sleepMs = RETRY_MS;
      try {
        this.#begin(ledger.due(now));
        sleepMs = (ledger.nextDueAfter(now) ?? now + LONGEST_SLEEP_MS) - now;
      } catch (failure) {
        // The ledger may be held by another program, or its disk full: what is due stays due.
        this.#context.warn('the ledger cannot be used and is tried again', { reason: String(failure) });
      }
      await clock.sleep(Math.min(Math.max(sleepMs, 0), LONGEST_SLEEP_MS), this.#wakeUp.signal);
    }
  }

  #begin(due: readonly TaskRow[]): void {
    const waiting = due.filter((row) => !this.#busy.has(row.id));
    for (const row of waiting.filter((candidate) => candidate.status !== 'running')) this.#beginOne(row);
    const running = Map.groupBy(
      waiting.filter((row) => row.status === 'running'),
      (row) => `${row.provider} ${row.sandbox}`,
    );
    for (const rows of running.values()) this.#beginPolls(rows);
  }

  #beginOne(row: TaskRow): void {
    const lane = this.#context.laneOf(row);
    const isShut = row.status === 'accepted' && lane?.gate.admits(this.#context.clock.now()) === false;
    if (!lane || isShut) this.#postpone(row, lane?.gate.opensAt);
    else this.#work([row], lane, row.status === 'saving' ? 'saving' : 'sending', () => this.#step(row, lane));
  }

  async #step(row: TaskRow, lane: Lane): Promise<void> {
    switch (row.status) {
      case 'accepted':
        return this.#sendOnce(row, lane);
      case 'saving':
        return saveImages(this.#context, row.id, lane);
      case 'sending':
      case 'unknown':
        return reconcileTask(this.#context, row, lane);
      case 'running':
      case 'done':
      case 'failed':
      case 'canceled':
      case 'expired':
        throw new Error(`A task that is ${row.status} has no step of its own.`);
    }
  }

  async #sendOnce(row: TaskRow, lane: Lane): Promise<void> {
    const isOlder = row.accepted_at < this.#startedAt || row.sent_at !== null;
    lane.gate.enter();
    try {
      if (isOlder && (await askBeforeSending(this.#context, row, lane))) return;
      // While it was asked for, its user may have canceled it.
      const fresh = this.#context.ledger.row(row.id);
      if (fresh?.status === 'accepted') await sendTask(this.#context, fresh, lane);
    } finally {
      lane.gate.endTrial(this.#context.clock.now());
    }
  }

  #beginPolls(rows: readonly TaskRow[]): void {
    const [first] = rows;
    const lane = first && this.#context.laneOf(first);
    if (!lane) {
      for (const row of rows) this.#postpone(row);
      return;
    }
    for (let at = 0; at < rows.length; at += lane.provider.pollBatch) {
      const batch = rows.slice(at, at + lane.provider.pollBatch);
      this.#work(batch, lane, 'polling', () => this.#poll(batch, lane));
    }
  }

  async #poll(rows: readonly TaskRow[], lane: Lane): Promise<void> {
    const jobs = rows.flatMap((row) => {
      const model = this.#context.models.get(row.model);
      // Without its definition it waits for a start that has it.
      if (!model) this.#postpone(row, this.#context.clock.now() + LONGEST_SLEEP_MS);
      return model ? [jobOf(row, model)] : [];
    });
    if (jobs.length === 0) return;
    const reports = await lane.provider.poll(jobs, lane.upstream.call);
    await Promise.all(
      jobs.map((job) =>
        followReport(this.#context, job.id, reports.get(job.id) ?? SILENT, lane).catch((failure: unknown) =>
          this.#retryLater(
            rows.filter((row) => row.id === job.id),
            failure,
          ),
        ),
      ),
    );
  }

  /** Begins a step unless as many as may run at once do already: then it stays due, and the next end looks again. */
  #work(rows: readonly TaskRow[], lane: Lane, kind: Kind, step: () => Promise<void>): void {
    const line = `${lane.provider.id} ${kind}`;
    const active = this.#active.get(line) ?? 0;
    if (active >= AT_ONCE[kind]) return;
    this.#active.set(line, active + 1);
    const work = step()
      .catch((failure: unknown) => this.#retryLater(rows, failure))
      .finally(() => {
        this.#active.set(line, (this.#active.get(line) ?? 1) - 1);
        for (const row of rows) this.#busy.delete(row.id);
        this.wake();
      });
    for (const row of rows) this.#busy.set(row.id, work);
  }

  #retryLater(rows: readonly TaskRow[], failure: unknown): void {
    const { warn } = this.#context;
    for (const row of rows) {
      warn('a step failed and is tried again', { task: row.id, status: row.status, reason: String(failure) });
      try {
        this.#postpone(row);
      } catch (unwritable) {
        warn('a step could not be put off, and is due at once', { task: row.id, reason: String(unwritable) });
      }
    }
  }

  #postpone(row: TaskRow, until = 0): void {
    this.#context.ledger.postpone(row.id, Math.max(until, this.#context.clock.now() + RETRY_MS));
  }
}

const SILENT = {
  state: 'silent',
  progress: null,
  outputs: [],
  errors: [],
  isFree: false,
  version: null,
} as const;
