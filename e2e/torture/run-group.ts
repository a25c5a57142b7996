import { setTimeout as pause } from 'node:timers/promises';
import { createFastClock } from './fast-clock.ts';
import { Keeper } from './keeper.ts';
import { Run } from './run.ts';
import type { Schedule } from './schedule.ts';
import type { ServerProcess } from './server-process.ts';
import type { StandInPictures } from './stand-in-pictures.ts';

export type GroupOptions = {
  readonly schedules: readonly Schedule[];
  /** The data folder of each, by its seed: empty, or not there. */
  readonly dataDir: (seed: number) => string;
  /** How many times faster than real time everybody's clock runs. */
  readonly speed: number;
  readonly pictures: StandInPictures;
  readonly takeProcess: () => ServerProcess;
};

export type Outcome = {
  /** What does not hold, by seed; empty where all is well. */
  readonly problems: ReadonlyMap<number, readonly string[]>;
  /** Lives of the process. */
  readonly lives: number;
  readonly logs: readonly string[];
};

/** The longest that it may take, and more for each schedule, whose crash may come late; in real milliseconds. */
const BOUND_MS = 120_000;
const MORE_MS = 10_000;

/**
 * Lets schedules happen to real servers, each to its own, with its own provider, user and data folder. All are in one process,
 * which is killed as the first schedule has it: at whatever the others are.
 */
export async function runGroup(options: GroupOptions): Promise<Outcome> {
  const { schedules, dataDir, speed, pictures, takeProcess } = options;
  const startMs = performance.timeOrigin + performance.now();
  const clock = createFastClock({ speed, startMs });
  const time = { CLOCK_SPEED: String(speed), CLOCK_START_MS: String(startMs) };
  const runs: Run[] = [];
  for (const [at, schedule] of schedules.entries()) {
    const url = async () => String((await keeper.life).urls[at]);
    runs.push(await Run.open({ schedule, dataDir: dataDir(schedule.seed), clock, pictures, url }));
  }
  const keeper = new Keeper({
    clock,
    takeProcess,
    kills: schedules[0]?.kills ?? [],
    environments: runs.map(({ environment }) => ({ ...environment, ...time })),
    onDeath(kill) {
      for (const run of runs) run.die(kill);
    },
    onStart({ urls }) {
      for (const [at, run] of runs.entries()) run.begin(urls[at] ?? '');
    },
  });

  const found = runs.map((): string[] => []);
  try {
    await Promise.all(
      runs.map(async (run, at) => {
        await within(BOUND_MS + MORE_MS * runs.length, run).catch((failure: unknown) =>
          found[at]?.push(messageOf(failure)),
        );
      }),
    );
    const { tookMs, isClean } = await keeper.stop();
    if (tookMs > 5_500) found[0]?.push(`X91: it took ${Math.round(tookMs)} ms to end.`);
    for (const [at, run] of runs.entries())
      found[at]?.push(...(await run.check(isClean && runs.length === 1)));
  } catch (failure) {
    for (const [at, run] of runs.entries()) found[at]?.push(...run.problems(), messageOf(failure));
  } finally {
    await keeper.abandon();
    for (const run of runs) await run.close();
  }
  return {
    problems: new Map(schedules.map(({ seed }, at) => [seed, found[at] ?? []])),
    lives: keeper.logs.length,
    logs: keeper.logs,
  };
}

async function within(ms: number, run: Run): Promise<void> {
  const over = new AbortController();
  const bound = pause(ms, null, { signal: over.signal }).then(() => {
    throw new Error(`O3: it has not ended after ${ms} ms: ${run.state()}.`);
  });
  bound.catch(() => undefined);
  await Promise.race([run.play(), bound]).finally(() => over.abort());
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
