import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGroup } from './run-group.ts';
import { drawSchedule } from './schedule.ts';
import { ServerProcess } from './server-process.ts';
import { makeStandInPictures } from './stand-in-pictures.ts';
import { watchStalls } from './watch-stalls.ts';

/** What came of one seed. */
export type Report = {
  readonly seed: number;
  /** What does not hold; empty where all is well. */
  readonly problems: readonly string[];
  /** Lives of the process, and real milliseconds, that it and those beside it took. */
  readonly lives: number;
  readonly tookMs: number;
  /** How often it was done again, as it had failed while the machine stood still. */
  readonly repeats: number;
};

/** Where schedules are run, with a process that is always ready. */
export type Arena = {
  /** Runs the schedules of some seeds at once. What failed leaves its data and its log in the folder. */
  readonly run: (seeds: readonly number[]) => Promise<readonly Report[]>;
  readonly close: () => void;
};

type ArenaOptions = {
  /** The server's file to run. */
  readonly entry: string;
  readonly folder: string;
  /** How many times faster than real time all clocks run. */
  readonly speed: number;
};

/**
 * On clocks that run a hundred times faster, a machine that stands still for longer than this lets deadlines of minutes pass for
 * no reason. What fails then is done again, so many times at the most. In real milliseconds.
 */
const LONGEST_STALL_MS = 400;
const MOST_REPEATS = 3;

export async function openArena({ entry, folder, speed }: ArenaOptions): Promise<Arena> {
  const pictures = await makeStandInPictures();
  const longestStall = watchStalls();
  let spare = new ServerProcess({ entry });

  /** One that has loaded already; the next one loads meanwhile. */
  function takeProcess(): ServerProcess {
    const taken = spare;
    spare = new ServerProcess({ entry });
    return taken;
  }

  return {
    async run(seeds) {
      const begun = performance.now();
      const dataDir = (seed: number) => join(folder, String(seed));
      const schedules = seeds.map(drawSchedule);
      for (let repeats = 0; ; repeats++) {
        longestStall();
        const outcome = await runGroup({ schedules, dataDir, speed, pictures, takeProcess });
        const isFailed = [...outcome.problems.values()].some((found) => found.length > 0);
        if (isFailed && longestStall() > LONGEST_STALL_MS && repeats < MOST_REPEATS) {
          for (const seed of seeds) rmSync(dataDir(seed), { recursive: true, force: true });
          continue;
        }
        const tookMs = performance.now() - begun;
        return [...outcome.problems].map(([seed, problems]) => {
          if (problems.length > 0) writeFileSync(`${dataDir(seed)}.log`, outcome.logs.join('\n'));
          else rmSync(dataDir(seed), { recursive: true, force: true });
          return { seed, problems, lives: outcome.lives, tookMs, repeats };
        });
      }
    },
    close: () => spare.discard(),
  };
}
