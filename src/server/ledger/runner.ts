import { LedgerUnwritableError } from './database.ts';
import { Poller } from './poller.ts';
import { askBeforeSending, reconcileTask } from './reconcile-task.ts';
import type { Lane, RunnerContext } from './runner-context.ts';
import { saveImages } from './save-images.ts';
import { sendTask } from './send-task.ts';
import type { TaskRow } from './task-row.ts';
import type { DueTask } from './tasks-table.ts';

/** How many steps of a kind run at once, for each provider. Source: contracts/runware.md §8 advises 2–4 requests at a time. */
const AT_ONCE = { sending: 4, asking: 4, polling: 8, saving: 4 } as const;
type Kind = keyof typeof AT_ONCE;

/** The longest sleep of the runner, in milliseconds; anything that happens wakes it earlier. */
const LONGEST_SLEEP_MS = 60_000;
/** How long a step that threw waits before it is tried again, in milliseconds. */
const RETRY_MS = 2_000;

/**
 * Drives every task of the ledger to its end. What is due stands in the ledger, so a runner that dies is followed by one
 * that goes on from there.
 *
 * | status | step | leads to |
 * | --- | --- | --- |
 * | accepted | send, after asking where it is older than this process or in doubt (`send-task.ts`) | running, sending (in doubt), accepted (told to wait), failed, unknown |
 * | sending, unknown | ask the provider whether it has it (`reconcile-task.ts`) | running, unknown |
 * | running | poll, several at once where the provider takes several (`poller.ts`, `follow-task.ts`) | running, saving, failed, canceled, expired, unknown |
 * | saving | fetch what is not here (`save-images.ts`) | saving, done, expired |
 * | canceled, with a next step | forgotten by its user: asked for, as what comes late is kept | saving, canceled |
 *
 * Nothing is sent while the disk cannot keep what would come, the provider's gate is closed, or it has as many tasks under
 * way as it may; nothing is asked faster than its pace.
 */
export class Runner {
  readonly #context: RunnerContext;
  readonly #poller: Poller;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #active = new Map<string, number>();
  /** Tasks that are asked for before they are sent: on their way, although the ledger has them waiting. */
  readonly #asked = new Map<Lane, number>();
  readonly #startedAt: number;
  #wakeUp = new AbortController();
  #isStopped = false;
  #loop: Promise<void> = Promise.resolve();
  /** When something that is due may begin although nothing in the ledger says so, in milliseconds since 1970. */
  #lookAt = Number.POSITIVE_INFINITY;
  /** A trial of the disk that is under way. */
  #trial: Promise<void> | null = null;
  /** Until when nothing is begun, in milliseconds since 1970. */
  #restsUntil = 0;

  constructor(context: RunnerContext) {
    this.#context = context;
    this.#poller = new Poller(context);
    this.#startedAt = context.clock.now();
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Looks at once for what is due: after a task was taken, or changed by its user. */
  wake(): void {
    // A reason of our own: without one an error would be made each time, with its stack.
    this.#wakeUp.abort('woken');
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
    const steps = [...this.#busy.values(), ...(this.#trial ? [this.#trial] : [])];
    await Promise.all(steps);
    return steps.length > 0;
  }

  /** Runs `work` between two steps, while none is under way. Answers whether it could. */
  whenIdle(work: () => void): boolean {
    if (this.#busy.size > 0) return false;
    work();
    return true;
  }

  async #run(): Promise<void> {
    const { clock } = this.#context;
    while (!this.#isStopped) {
      this.#wakeUp = new AbortController();
      const now = clock.now();
      const wakeAt = now < this.#restsUntil ? this.#restsUntil : await this.#look(now);
      const sleepMs = Math.min(Math.max(wakeAt - now, 0), LONGEST_SLEEP_MS);
      await clock.sleep(sleepMs, this.#wakeUp.signal);
    }
  }

  /** Begins what is due. Answers when to look again, in milliseconds since 1970. */
  async #look(now: number): Promise<number> {
    const { ledger, storage } = this.#context;
    try {
      if (storage.trialAt !== null && storage.trialAt <= now) {
        this.#trial = storage.tryAgain();
        await this.#trial;
        this.#trial = null;
      }
      this.#lookAt = storage.trialAt ?? Number.POSITIVE_INFINITY;
      this.#begin(ledger.due(now));
      if (this.#busy.size === 0) ledger.tidy();
      return Math.min(ledger.nextDueAfter(now) ?? now + LONGEST_SLEEP_MS, this.#lookAt);
    } catch (failure) {
      this.#rest(failure);
      return this.#restsUntil;
    }
  }

  /** The ledger is held by another program, or its disk full: what is due stays due, and nothing is begun for a while. */
  #rest(failure: unknown): void {
    const { storage, warn, clock } = this.#context;
    storage.report(failure);
    warn('the ledger cannot be used and is tried again', { reason: String(failure) });
    this.#restsUntil = clock.now() + RETRY_MS;
  }

  #begin(due: readonly DueTask[]): void {
    const waiting = due.filter((task) => !this.#busy.has(task.id));
    const running = waiting.filter((task) => task.status === 'running');
    for (const task of waiting) if (task.status !== 'running') this.#beginOne(task);
    for (const tasks of Map.groupBy(running, (task) => `${task.provider} ${task.sandbox}`).values())
      this.#beginPolls(tasks);
  }

  #beginOne(task: DueTask): void {
    const lane = this.#context.laneOf(task);
    // Without a key it waits for a start that has one.
    if (!lane) return;
    const { id, status } = task;
    switch (status) {
      case 'accepted':
        this.#beginSending(task, lane);
        return;
      case 'saving':
        this.#work([id], lane, 'saving', () => saveImages(this.#context, id, lane));
        return;
      case 'sending':
      case 'unknown':
      case 'canceled':
        this.#beginAsking([id], lane, 'asking', () => reconcileTask(this.#context, id, lane));
        return;
      case 'running':
      case 'done':
      case 'failed':
      case 'expired':
        throw new Error(`A task that is ${status} has no step of its own.`);
    }
  }

  #beginSending(task: DueTask, lane: Lane): void {
    const { id, accepted_at, doubt_at } = task;
    if (!this.#hasPlace(lane, 'sending') || this.#isFull(task, lane)) return;
    const mustAsk = accepted_at < this.#startedAt || doubt_at !== null;
    const waitsUntil = this.#barOf(lane, mustAsk);
    if (waitsUntil === null) this.#work([id], lane, 'sending', () => this.#sendOnce(id, lane, mustAsk));
    else this.#lookAgainAt(waitsUntil);
  }

  /** Whether its provider works on as many tasks as it may. */
  #isFull(task: DueTask, lane: Lane): boolean {
    const { ledger, tasksAtOnce } = this.#context;
    return ledger.countUnderWay(task) + (this.#asked.get(lane) ?? 0) >= tasksAtOnce;
  }

  /** Until when nothing may be sent, in milliseconds since 1970; `null`: it may. */
  #barOf(lane: Lane, mustAsk: boolean): number | null {
    const { storage, clock } = this.#context;
    const now = clock.now();
    storage.checkRoom();
    if (storage.reason !== null) return storage.trialAt ?? now + LONGEST_SLEEP_MS;
    const closed = [lane.gate, ...(mustAsk ? [lane.asking] : [])].find((gate) => !gate.admits(now));
    return closed?.opensAt ?? null;
  }

  async #sendOnce(id: string, lane: Lane, mustAsk: boolean): Promise<void> {
    const { ledger, clock } = this.#context;
    const row = ledger.row(id);
    lane.gate.enter();
    try {
      if (row && mustAsk && (await this.#askBeforeSending(row, lane))) return;
      // While it was asked for, its user may have canceled it.
      const fresh = ledger.row(id);
      if (fresh?.status === 'accepted') await sendTask(this.#context, fresh, lane);
    } finally {
      lane.gate.endTrial(clock.now());
    }
  }

  async #askBeforeSending(row: TaskRow, lane: Lane): Promise<boolean> {
    this.#asked.set(lane, (this.#asked.get(lane) ?? 0) + 1);
    try {
      return await askBeforeSending(this.#context, row, lane);
    } finally {
      this.#asked.set(lane, (this.#asked.get(lane) ?? 1) - 1);
    }
  }

  #beginPolls(tasks: readonly DueTask[]): void {
    const [first] = tasks;
    const lane = first && this.#context.laneOf(first);
    if (!lane) return;
    const { pollBatch } = lane.provider;
    for (let at = 0; at < tasks.length && this.#hasPlace(lane, 'polling'); at += pollBatch) {
      const batch = tasks.slice(at, at + pollBatch).map((task) => task.id);
      this.#beginAsking(batch, lane, 'polling', () => this.#poller.poll(batch, lane));
    }
  }

  /** Asks where the provider may be asked now. What it refuses, or its pace does not admit, stays due until then. */
  #beginAsking(ids: readonly string[], lane: Lane, kind: Kind, step: () => Promise<void>): void {
    const now = this.#context.clock.now();
    if (!this.#hasPlace(lane, kind)) return;
    if (!lane.asking.admits(now)) this.#lookAgainAt(lane.asking.opensAt);
    else if (!lane.pace.admits(now)) this.#lookAgainAt(lane.pace.opensAt);
    else this.#work(ids, lane, kind, () => this.#ask(lane, step));
  }

  #lookAgainAt(time: number): void {
    this.#lookAt = Math.min(this.#lookAt, time);
  }

  /** Where the provider refused to be asked, one trial at a time tells whether it still does. */
  async #ask({ asking }: Lane, step: () => Promise<void>): Promise<void> {
    asking.enter();
    try {
      await step();
    } finally {
      asking.endTrial(this.#context.clock.now());
    }
  }

  #hasPlace({ provider }: Lane, kind: Kind): boolean {
    return (this.#active.get(`${provider.id} ${kind}`) ?? 0) < AT_ONCE[kind];
  }

  /** Begins a step unless as many as may run at once do already: then it stays due, and the next end looks again. */
  #work(ids: readonly string[], lane: Lane, kind: Kind, step: () => Promise<void>): void {
    if (!this.#hasPlace(lane, kind)) return;
    const line = `${lane.provider.id} ${kind}`;
    this.#active.set(line, (this.#active.get(line) ?? 0) + 1);
    const work = step()
      .catch((failure: unknown) => this.#retryLater(ids, failure))
      .finally(() => {
        this.#active.set(line, (this.#active.get(line) ?? 1) - 1);
        for (const id of ids) this.#busy.delete(id);
        this.wake();
      });
    for (const id of ids) this.#busy.set(id, work);
  }

  #retryLater(ids: readonly string[], failure: unknown): void {
    const { warn, storage, ledger, clock } = this.#context;
    if (failure instanceof LedgerUnwritableError) {
      this.#rest(failure);
      return;
    }
    storage.report(failure);
    for (const id of ids) {
      warn('a step failed and is tried again', { task: id, reason: String(failure) });
      ledger.postpone(id, clock.now() + RETRY_MS);
    }
  }
}
