import type { DatabaseSync } from 'node:sqlite';
import { sumUsd } from '#core/cost.ts';
import type { Field } from '#core/schema/field.ts';
import type { Task, TaskPage } from '#core/task.ts';
import { applyStep, type Step } from './apply-step.ts';
import type { BroughtIn } from './brought-in.ts';
import { inTransaction, openDatabase } from './database.ts';
import { type EventLog, type LedgerEvent, openEventLog } from './event-log.ts';
import { type ExchangesTable, openExchangesTable } from './exchanges-table.ts';
import { openImagesTable } from './images-table.ts';
import { KnownTasks } from './known-tasks.ts';
import { openPastCosts, type PastCosts } from './past-costs.ts';
import { Postponed } from './postponed.ts';
import { openPresetsTable, type PresetsTable } from './presets-table.ts';
import { readIdentity } from './read-identity.ts';
import { reviveTask } from './revive-task.ts';
import { isSearched, openSearchIndex, type SearchIndex } from './search-index.ts';
import { openSessionsTable, type SessionsTable } from './sessions-table.ts';
import { openSpend, type Spend } from './spend.ts';
import type { Taken } from './taken.ts';
import { listTasks, type TaskQuery } from './task-list.ts';
import { type ImageRow, type TaskRow, toTask } from './task-row.ts';
import { type DueTask, type NewTaskRow, openTasksTable, type WaitingTask } from './tasks-table.ts';
import { openUploadsTable, type UploadsTable } from './uploads-table.ts';

export type LedgerOptions = {
  readonly file: string;
  readonly now: () => number;
  /** The fields of a model, to know its private parameters. An unknown model has none. */
  readonly fieldsOf: (model: string) => readonly Field[];
};

const EMPTIED = { input: {}, sent: {}, note: '', tags: [], next_at: null };

/** The record of every task, on disk before anything follows from it. Each step is one transaction, announced after its commit. */
export class Ledger {
  readonly uploads: UploadsTable;
  readonly sessions: SessionsTable;
  readonly presets: PresetsTable;
  readonly exchanges: ExchangesTable;
  readonly events: EventLog;
  readonly spend: Spend;
  readonly pastCosts: PastCosts;
  readonly search: SearchIndex;
  /** Tells this ledger from any other, so that places in its events are not taken for those of another. */
  readonly identity: string;
  readonly #database: DatabaseSync;
  readonly #tasks;
  readonly #images;
  readonly #options: LedgerOptions;
  readonly #listeners = new Set<(event: LedgerEvent) => void>();
  readonly #known: KnownTasks;
  /** What was counted since the last change. */
  readonly #counts = new Map<string, number>();
  readonly #postponed = new Postponed();

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#database = openDatabase(options.file);
    this.#tasks = openTasksTable(this.#database);
    this.#images = openImagesTable(this.#database);
    this.#known = new KnownTasks(this.#tasks.find);
    this.uploads = openUploadsTable(this.#database);
    this.sessions = openSessionsTable(this.#database);
    this.presets = openPresetsTable(this.#database);
    this.exchanges = openExchangesTable(this.#database);
    this.events = openEventLog(this.#database);
    this.spend = openSpend(this.#database);
    this.pastCosts = openPastCosts(this.#database);
    this.identity = readIdentity(this.#database);
    this.search = openSearchIndex(this.#database);
    this.search.fill((row) => ({ task: this.#toTask(row), fields: options.fieldsOf(row.model) }));
  }

  /** Takes a task in, with its budget reserved in the same transaction. `budgetUsd` null: no cap. */
  take(row: NewTaskRow, budgetUsd: number | null): Taken {
    let event: LedgerEvent | null = null;
    const taken = inTransaction(this.#database, (): Taken | null => {
      const known = this.#tasks.find(row.id);
      if (known)
        return known.fingerprint === row.fingerprint
          ? { kind: 'same', task: this.#toTask(known) }
          : { kind: 'conflict' };
      if (budgetUsd !== null && !row.sandbox) {
        const leftUsd = this.leftUsd(budgetUsd);
        if (row.reserved_usd > leftUsd) return { kind: 'over-budget', leftUsd };
      }
      this.#tasks.insert(row);
      this.#index(row.id);
      event = this.#append(row.id);
      return null;
    });
    if (event) this.#announce(event);
    // Read after the commit: nobody is told of what may not have come to be.
    return taken ?? { kind: 'taken', task: this.#taskOf(row.id) };
  }

  /** Takes in a task that ended in another ledger, or was emptied in this one. Answers whether it was not here. */
  bringIn(broughtIn: BroughtIn): boolean {
    const { task, exchanges } = broughtIn;
    const event = inTransaction(this.#database, () => {
      const known = this.#tasks.find(task.id);
      if (known && known.purged_at === null) return null;
      const revived = known && reviveTask(known, broughtIn);
      if (revived) this.#tasks.update(task.id, revived.changes);
      else this.#tasks.insert(task);
      for (const image of (revived ?? broughtIn).images) this.#images.insert(image);
      for (const exchange of exchanges) this.exchanges.put(task.id, exchange);
      this.#index(task.id);
      return this.#append(task.id);
    });
    if (event) this.#announce(event);
    return event !== null;
  }

  /** One step of a task: all of it is committed, then announced. */
  record(id: string, step: Step): void {
    this.recordAll([[id, step]]);
  }

  /** Steps of several tasks that belong together: all of them are committed, or none. */
  recordAll(steps: readonly (readonly [id: string, step: Step])[]): void {
    const events = inTransaction(this.#database, () =>
      steps.map(([id, step]) => {
        // A step that says when the next one comes is newer than what put that off.
        if (step.task?.next_at !== undefined) this.#postponed.delete(id);
        applyStep({ tasks: this.#tasks, images: this.#images, exchanges: this.exchanges }, id, step);
        if (isSearched(step)) this.#index(id);
        return this.#append(id);
      }),
    );
    for (const event of events) this.#announce(event);
  }

  /** Puts off the next step of a task that has one. Nobody is told: nothing about the task changed. */
  postpone(id: string, until: number): void {
    this.#postponed.set(id, until);
  }

  /** The task with this id, or `null`. */
  task(id: string): Task | null {
    const known = this.#known.find(id);
    if (!known) return null;
    known.task ??= this.#toTask(known.row);
    return known.task;
  }

  list(query: TaskQuery): TaskPage {
    const { rows, nextCursor } = listTasks(this.#database, query);
    return { tasks: rows.map((row) => this.#toTask(row)), nextCursor };
  }

  row(id: string): TaskRow | null {
    return this.#known.find(id)?.row ?? null;
  }

  imageRows(task: string): readonly ImageRow[] {
    return this.#images.list(task);
  }

  image(id: string): ImageRow | null {
    return this.#images.find(id);
  }

  /** Tasks whose next step is due, in the order of their turn. */
  due(now: number): readonly DueTask[] {
    this.#writePostponed();
    return this.#tasks.findDue(now).filter(({ id }) => this.#postponed.isDue(id, now));
  }

  /** When a step falls due after `now`, in milliseconds since 1970, or `null`. */
  nextDueAfter(now: number): number | null {
    const next = Math.min(
      this.#tasks.nextDueAfter(now) ?? Number.POSITIVE_INFINITY,
      this.#postponed.nextAfter(now),
    );
    return Number.isFinite(next) ? next : null;
  }

  /** How many tasks of a provider are running there. */
  countRunning(provider: string): number {
    return this.#countOnce(`running ${provider}`, () => this.#tasks.countRunning(provider));
  }

  /** How many tasks are being sent to a provider or run there, in the sandbox or live. */
  countUnderWay(lane: Pick<TaskRow, 'provider' | 'sandbox'>): number {
    const name = `under way ${lane.provider} ${lane.sandbox}`;
    return this.#countOnce(name, () => this.#tasks.countUnderWay(lane));
  }

  /** Tasks that wait to be sent to a provider, in the order of their turn. */
  waiting(lane: Pick<TaskRow, 'provider' | 'sandbox'>): readonly WaitingTask[] {
    return this.#tasks.findWaiting(lane);
  }

  /** Whether another task than `id` is that one at its provider. */
  isOwnedBeside(id: string, provider: string, providerId: string): boolean {
    return this.#tasks.isOwnedBeside(id, provider, providerId);
  }

  /** The last task of a provider that came to its end, or `null`. */
  lastDone(task: Pick<TaskRow, 'provider' | 'sandbox'>): TaskRow | null {
    return this.#tasks.findLastDone(task);
  }

  /** Real money that is left of today's budget of `budgetUsd`, in USD. */
  leftUsd(budgetUsd: number): number {
    return sumUsd([budgetUsd, -this.spend.committedToday(this.#options.now())]);
  }

  /** Tasks that were put into the bin before a time, a hundred at the most. */
  deletedBefore(time: number): readonly TaskRow[] {
    return this.#tasks.findDeletedBefore(time);
  }

  /** Whether an image of another task has the same bytes. */
  isFileShared(task: string, sha256: string): boolean {
    return this.#images.isSharedBeyond(task, sha256);
  }

  /** Empties a task that left the bin for good: what it cost stays in the totals. */
  purge(id: string): void {
    inTransaction(this.#database, () => {
      this.#known.forget(id);
      this.#images.removeAll(id);
      this.exchanges.removeAll(id);
      this.search.remove(id);
      this.#tasks.update(id, { ...EMPTIED, purged_at: this.#options.now() });
    });
  }

  /** Calls `listener` after every commit that changed a task. Answers what ends that. */
  subscribe(listener: (event: LedgerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called in an idle moment: clears the log away where it has grown. */
  tidy(): void {
    if (this.events.hasGrown()) this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  close(): void {
    this.#database.close();
  }

  #index(id: string): void {
    const row = this.#tasks.find(id);
    if (row) this.search.put(row.seq, { task: this.#toTask(row), fields: this.#options.fieldsOf(row.model) });
  }

  #countOnce(what: string, count: () => number): number {
    const known = this.#counts.get(what) ?? count();
    this.#counts.set(what, known);
    return known;
  }

  #writePostponed(): void {
    const postponed = this.#postponed.takeMany();
    if (postponed.size === 0) return;
    inTransaction(
      this.#database,
      () => {
        for (const [id, until] of postponed) {
          const known = this.#known.peek(id);
          if (known) known.row = { ...known.row, next_at: until };
          this.#tasks.postpone(id, until);
        }
      },
      'soon',
    );
  }

  /** The number of the event is the task's revision, by which a reader tells the newer of two. */
  #append(id: string): LedgerEvent {
    this.#known.forget(id);
    this.#counts.clear();
    const event = this.events.append(id, this.#options.now());
    this.#tasks.revise(id, event.seq);
    return event;
  }

  #announce(event: LedgerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #taskOf(id: string): Task {
    const task = this.task(id);
    if (!task) throw new Error(`Task ${id} was just written and is not there.`);
    return task;
  }

  #toTask(row: TaskRow): Task {
    return toTask(row, this.#images.list(row.id), this.#options.fieldsOf(row.model));
  }
}
