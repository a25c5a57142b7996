import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Clock } from '#core/clock.ts';
import { spendReportSchema } from '#core/spend.ts';
import { isFinal } from '#core/task.ts';
import { gatherEvidence, isOf, usdOf } from './evidence.ts';
import { createFastClock } from './fast-clock.ts';
import { checkInvariants, everyTaskHasANextStep, mustBeFound } from './invariants.ts';
import { Keeper } from './keeper.ts';
import { openUpstream, type Upstream } from './open-upstream.ts';
import { readLedger } from './read-ledger.ts';
import type { Schedule, TaskPlan } from './schedule.ts';
import type { ServerProcess } from './server-process.ts';
import type { StandInPictures } from './stand-in-pictures.ts';
import { User } from './user.ts';
import { TaskWatch } from './watch-tasks.ts';

export type RunOptions = {
  readonly schedule: Schedule;
  /** Empty, or not there. */
  readonly dataDir: string;
  /** How many times faster than real time everybody's clock runs. */
  readonly speed: number;
  readonly pictures: StandInPictures;
  readonly takeProcess: () => ServerProcess;
};

export type Outcome = {
  /** What does not hold; empty where all is well. */
  readonly problems: readonly string[];
  /** How many lives of the server it took. */
  readonly lives: number;
  readonly logs: readonly string[];
};

/** The longest that a run may take, and the time between two looks at the totals, in real milliseconds. */
const BOUND_MS = 120_000;
const LOOK_EVERY_MS = 100;
/** How long a task that the provider has may stay unknown before it is found: two of the later questions, in milliseconds of the clock. */
const FOUND_WITHIN_MS = 12 * 60_000;

/** Lets a schedule happen to a real server, and checks what must hold during it and afterwards. */
export async function runSchedule(options: RunOptions): Promise<Outcome> {
  const run = await Run.open(options);
  const problems: string[] = [];
  try {
    await run.play();
    problems.push(...(await run.end()));
  } catch (failure) {
    problems.push(failure instanceof Error ? failure.message : String(failure));
  } finally {
    await run.close();
  }
  return { problems: [...run.problems(), ...problems], lives: run.keeper.logs.length, logs: run.keeper.logs };
}

class Run {
  readonly keeper: Keeper;
  readonly #options: RunOptions;
  readonly #clock: Clock;
  readonly #upstream: Upstream;
  readonly #dispatcher = new Agent();
  readonly #watch: TaskWatch;
  readonly #user: User;
  readonly #problems: string[] = [];
  #isOver = false;

  static async open(options: RunOptions): Promise<Run> {
    const startMs = performance.timeOrigin + performance.now();
    const clock = createFastClock({ speed: options.speed, startMs });
    const { faults, habits } = options.schedule;
    const upstream = await openUpstream({ clock, faults, habits, pictures: options.pictures });
    return new Run(options, { clock, upstream, startMs });
  }

  private constructor(
    options: RunOptions,
    { clock, upstream, startMs }: { clock: Clock; upstream: Upstream; startMs: number },
  ) {
    const { schedule, dataDir, speed, takeProcess } = options;
    this.#options = options;
    this.#clock = clock;
    this.#upstream = upstream;
    this.#watch = new TaskWatch({ dataDir, isRetried: (id) => this.#user.retries.has(id) });
    this.keeper = new Keeper({
      clock,
      takeProcess,
      kills: schedule.kills,
      environment: {
        ...upstream.environment,
        DATA_DIR: dataDir,
        CLOCK_SPEED: String(speed),
        CLOCK_START_MS: String(startMs),
        ...(schedule.budgetUsd === null ? {} : { BUDGET_USD_PER_DAY: String(schedule.budgetUsd) }),
      },
      onDeath: () => this.#problems.push(...everyTaskHasANextStep(readLedger(dataDir))),
      onStart: ({ url }) => void this.#watch.follow(url, this.#dispatcher),
    });
    this.#user = new User({ keeper: this.keeper, watch: this.#watch, dispatcher: this.#dispatcher });
  }

  /** Lets everything happen, until every task has ended. */
  async play(): Promise<void> {
    const over = new AbortController();
    const bound = pause(BOUND_MS, null, { signal: over.signal }).then(() => {
      const left = [...this.#watch.tasks.values()].map(({ id, status }) => `${id} ${status}`);
      throw new Error(`O3: it has not ended after ${BOUND_MS} ms: ${left.join(', ')}.`);
    });
    bound.catch(() => undefined);
    const watching = this.#watchSpend();
    watching.catch(() => undefined);
    const all = Promise.all(this.#options.schedule.tasks.map((plan) => this.#playTask(plan)));
    await Promise.race([all, watching.then(() => all), bound]).finally(() => {
      this.#isOver = true;
      over.abort();
    });
    await watching;
  }

  /** Stops the server, and checks what it leaves. */
  async end(): Promise<readonly string[]> {
    const tookMs = await this.keeper.stop();
    const { schedule, dataDir } = this.#options;
    const evidence = await gatherEvidence({ schedule, dataDir, upstream: this.#upstream, user: this.#user });
    return [
      ...(tookMs > 5_000 ? [`X91: it took ${Math.round(tookMs)} ms to end.`] : []),
      ...checkInvariants(evidence),
    ];
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.keeper.abandon();
    await this.#dispatcher.destroy();
    await this.#upstream.close();
  }

  problems(): readonly string[] {
    return [...new Set([...this.#problems, ...this.#watch.problems, ...this.#user.problems])];
  }

  async #playTask(plan: TaskPlan): Promise<void> {
    const clock = this.#clock;
    const from = clock.now();
    const at = (ms: number) => clock.sleep(Math.max(0, from + ms - clock.now()));
    await at(plan.postAtMs);
    await this.#user.post(plan);
    await Promise.all([
      ...plan.repeatsAtMs.map((ms) => at(ms).then(() => this.#user.post(plan))),
      ...(plan.cancelAtMs === null ? [] : [at(plan.cancelAtMs).then(() => this.#user.cancel(plan))]),
      this.#followToItsEnd(plan),
    ]);
  }

  async #followToItsEnd(plan: TaskPlan): Promise<void> {
    const words = [...plan.words];
    while (this.#user.taken.has(plan.id) && !this.#isOver) {
      const { changed } = this.#watch;
      const task = this.#watch.tasks.get(plan.id) ?? (await this.#user.look(plan.id));
      const word = task.status === 'unknown' ? words.shift() : undefined;
      if (word) await this.#user.settle(plan.id, word);
      else if (isFinal(task.status) && !this.#isStillToBeFound(plan)) return;
      else if (await Promise.race([changed.then(() => false), pause(LOOK_EVERY_MS * 5, true)]))
        await this.#user.look(plan.id);
    }
  }

  /** It is unknown, although the provider has results of it that were charged, and says so. */
  #isStillToBeFound(plan: TaskPlan): boolean {
    const task = this.#watch.tasks.get(plan.id);
    if (task?.status !== 'unknown' || !mustBeFound(this.#options.schedule, plan)) return false;
    const isThere = this.#upstream.emulator.book.tasks
      .all()
      .some((entry) => isOf(entry, plan) && entry.pictures.some(({ isPaid }) => isPaid));
    if (!isThere) return false;
    if (this.#clock.now() - Date.parse(task.times.ended ?? '') < FOUND_WITHIN_MS) return true;
    throw new Error(`O2: task ${plan.id} was charged, and is not found.`);
  }

  /** O4: what is shown as spent or held back covers the book, and the cap holds, at every moment. */
  async #watchSpend(): Promise<void> {
    const { budgetUsd } = this.#options.schedule;
    while (!this.#isOver) {
      const bookUsd = usdOf(this.#upstream.emulator.book.tasks.all());
      const { body } = await this.#user.ask('GET', '/api/spend');
      const { lines } = spendReportSchema.parse(body);
      const shownUsd = lines.reduce((sum, { usd, reservedUsd }) => sum + usd + reservedUsd, 0);
      if (shownUsd < bookUsd - 1e-6)
        this.#problems.push(`O4: $${shownUsd} is shown or held back, and the book has $${bookUsd}.`);
      if (budgetUsd !== null && bookUsd > budgetUsd + 1e-6)
        this.#problems.push(`X33: the cap is $${budgetUsd}, and the book has $${bookUsd}.`);
      await pause(LOOK_EVERY_MS);
    }
  }
}
