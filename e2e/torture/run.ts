import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Clock } from '#core/clock.ts';
import { spendReportSchema } from '#core/spend.ts';
import { isFinal } from '#core/task.ts';
import { gatherEvidence, isOf, usdOf } from './evidence.ts';
import { checkInvariants, everyTaskHasANextStep } from './invariants.ts';
import { LedgerCopy } from './ledger-copy.ts';
import { mustBeFound } from './must-be-found.ts';
import { openUpstream, type Upstream } from './open-upstream.ts';
import { readLedger } from './read-ledger.ts';
import type { Kill, Schedule, TaskPlan } from './schedule.ts';
import type { Environment } from './server-process.ts';
import type { StandInPictures } from './stand-in-pictures.ts';
import { tellsTheTruth } from './tells-the-truth.ts';
import { User } from './user.ts';
import { TaskWatch } from './watch-tasks.ts';

export type RunOptions = {
  readonly schedule: Schedule;
  /** Empty, or not there. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly pictures: StandInPictures;
  /** Where its server is reached; resolves when it is there again. */
  readonly url: () => Promise<string>;
};

/** Between two looks at the totals, and at a task of which nothing was heard, in real milliseconds. */
const LOOK_EVERY_MS = 100;
const LOOK_AGAIN_MS = 500;
/** How long a task that the provider has may stay unknown before it is found: two of the later questions, in milliseconds of the clock. */
const FOUND_WITHIN_MS = 12 * 60_000;

/** One schedule: its provider, its user, its server's data folder, and what must hold of them. */
export class Run {
  readonly #options: RunOptions;
  readonly #upstream: Upstream;
  readonly #dispatcher = new Agent();
  readonly #watch: TaskWatch;
  readonly #copy: LedgerCopy;
  readonly #user: User;
  readonly #problems: string[] = [];
  #isOver = false;

  static async open(options: RunOptions): Promise<Run> {
    const { clock, pictures, schedule } = options;
    const { faults, habits } = schedule;
    return new Run(options, await openUpstream({ clock, faults, habits, pictures }));
  }

  private constructor(options: RunOptions, upstream: Upstream) {
    const { dataDir, url } = options;
    this.#options = options;
    this.#upstream = upstream;
    this.#copy = new LedgerCopy(dataDir);
    this.#watch = new TaskWatch({ dataDir, isRetried: (id) => this.#user.retries.has(id) });
    this.#user = new User({ url, watch: this.#watch, dispatcher: this.#dispatcher });
  }

  /** What its server needs. */
  get environment(): Environment {
    const { schedule, dataDir } = this.#options;
    const { budgetUsd } = schedule;
    return {
      ...this.#upstream.environment,
      DATA_DIR: dataDir,
      ...(budgetUsd === null ? {} : { BUDGET_USD_PER_DAY: String(budgetUsd) }),
    };
  }

  /** Its server listens, there. */
  begin(url: string): void {
    void this.#watch.follow(url, this.#dispatcher);
  }

  /** Its server has died, and nobody has the data folder open. */
  die({ isRestored }: Kill): void {
    const { schedule, dataDir } = this.#options;
    this.#problems.push(...everyTaskHasANextStep(readLedger(dataDir)));
    // Nobody but the provider knows then what was sent.
    if (!isRestored || !tellsTheTruth(schedule)) this.#copy.keep();
    else if (this.#copy.restore()) this.#watch.forget();
  }

  /** Lets everything happen, until every task has ended. */
  async play(): Promise<void> {
    const spend = this.#watchSpend();
    spend.catch(() => undefined);
    try {
      const tasks = Promise.all(this.#options.schedule.tasks.map((plan) => this.#playTask(plan)));
      await Promise.race([tasks, spend.then(() => tasks)]);
    } finally {
      this.#isOver = true;
    }
    await spend;
  }

  /** What does not hold, when the server has ended. `isClean`: it did in its own way. */
  async check(isClean: boolean): Promise<readonly string[]> {
    const { schedule, dataDir } = this.#options;
    const sources = { schedule, dataDir, upstream: this.#upstream, user: this.#user, isClean };
    return [...this.problems(), ...checkInvariants(await gatherEvidence(sources))];
  }

  /** What was seen not to hold while it ran. */
  problems(): readonly string[] {
    return [...new Set([...this.#problems, ...this.#watch.problems, ...this.#user.problems])];
  }

  /** How far it has come, for a person. */
  state(): string {
    return [...this.#watch.tasks.values()].map(({ id, status }) => `${id} ${status}`).join(', ');
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#dispatcher.destroy();
    await this.#upstream.close();
  }

  async #playTask(plan: TaskPlan): Promise<void> {
    const { clock } = this.#options;
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
      else if (await Promise.race([changed.then(() => false), pause(LOOK_AGAIN_MS, true)]))
        await this.#user.look(plan.id);
    }
  }

  /** It is unknown, although the provider has results of it that were charged, and says so. */
  #isStillToBeFound(plan: TaskPlan): boolean {
    const { schedule, clock } = this.#options;
    const task = this.#watch.tasks.get(plan.id);
    if (task?.status !== 'unknown' || !mustBeFound(schedule, plan)) return false;
    const isThere = this.#upstream.emulator.book.tasks
      .all()
      .some((entry) => isOf(entry, plan) && entry.pictures.some(({ isPaid }) => isPaid));
    if (!isThere) return false;
    // A machine that is too busy to ask says so, and goes on asking.
    const isAsked = !task.error?.message.includes('could not be asked');
    if (!isAsked || clock.now() - Date.parse(task.times.ended ?? '') < FOUND_WITHIN_MS) return true;
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
