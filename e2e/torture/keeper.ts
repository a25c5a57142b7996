import type { Clock } from '#core/clock.ts';
import type { Kill } from './schedule.ts';
import { type Environment, type ServerLife, type ServerProcess, StartError } from './server-process.ts';

type KeeperOptions = {
  /** One for each server in the process. */
  readonly environments: readonly Environment[];
  readonly clock: Clock;
  /** How its first lives end; the one after them goes on until it is stopped. */
  readonly kills: readonly Kill[];
  readonly takeProcess: () => ServerProcess;
  /** Called between two lives, while nobody has the data folder open. */
  readonly onDeath: (kill: Kill) => void;
  /** Called as soon as it listens again. */
  readonly onStart: (life: ServerLife) => void;
};

/** Keeps a process of servers running: whenever it was killed it is started again, as often as the schedule has it. */
export class Keeper {
  /** The life that is, or the next one. */
  #life = Promise.withResolvers<ServerLife>();
  #isStopping = false;
  readonly #options: KeeperOptions;
  readonly #over: Promise<void>;
  /** What it wrote to its logs, life after life. */
  readonly logs: string[] = [];

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#over = this.#keep();
    this.#over.catch((failure: unknown) => this.#life.reject(failure));
    // Who waits for a life hears of it there.
    this.#life.promise.catch(() => undefined);
  }

  /** Resolves with a life that listens; rejects where it ended in a way that it should not. */
  get life(): Promise<ServerLife> {
    return this.#life.promise;
  }

  /** Asks it to end. Answers how long that took, in real milliseconds, and whether it ended in its own way. */
  async stop(): Promise<{ readonly tookMs: number; readonly isClean: boolean }> {
    this.#isStopping = true;
    const life = await this.#lastLife();
    const tookMs = (await life?.stop()) ?? 0;
    await this.#over;
    return { tookMs, isClean: (await life?.ended) === 0 };
  }

  /** Ends it at once. */
  async abandon(): Promise<void> {
    this.#isStopping = true;
    const life = await this.#lastLife().catch(() => null);
    await life?.kill();
    await this.#over.catch(() => undefined);
  }

  /** The life that is; `null`: it has ended, and no other one follows. */
  #lastLife(): Promise<ServerLife | null> {
    return Promise.race([this.life, this.#over.then(() => null)]);
  }

  async #keep(): Promise<void> {
    const { kills, onDeath } = this.#options;
    for (let at = 0; !this.#isStopping; at++) {
      const kill = kills[at];
      const code = await this.#live(kill);
      if (this.#isStopping) return;
      if (code !== null || !kill)
        throw new Error(`X92: the server ended by itself with ${code}: ${this.logs.at(-1)?.slice(-2000)}`);
      onDeath(kill);
    }
  }

  /** One life. Answers the code that it ended with; `null`: it was killed. */
  async #live(kill: Kill | undefined): Promise<number | null> {
    const { environments, clock, takeProcess, onStart } = this.#options;
    const crash: Environment =
      kill && 'crash' in kill ? { CRASH_AT: kill.crash.at, CRASH_NTH: String(kill.crash.nth) } : {};
    const running = takeProcess().run(...environments.map((environment) => ({ ...environment, ...crash })));
    const life = await running.catch((failure: unknown) => {
      // It can die as soon as it begins.
      if (failure instanceof StartError && failure.exitCode === null) return null;
      throw failure;
    });
    if (!life) return null;
    onStart(life);
    this.#life.resolve(life);
    const over = new AbortController();
    if (kill && 'afterMs' in kill)
      void clock.sleep(kill.afterMs, over.signal).then(async () => {
        if (!over.signal.aborted && !this.#isStopping) await life.kill();
      });
    const code = await life.ended;
    over.abort();
    this.logs.push(life.log());
    this.#life = Promise.withResolvers();
    this.#life.promise.catch(() => undefined);
    return code;
  }
}
