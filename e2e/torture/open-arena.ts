import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGroup } from './run-group.ts';
import { drawSchedule } from './schedule.ts';
import { ServerProcess } from './server-process.ts';
import { makeStandInPictures } from './stand-in-pictures.ts';

/** What came of one seed. */
export type Report = {
  readonly seed: number;
  /** What does not hold; empty where all is well. */
  readonly problems: readonly string[];
  /** Lives of the process, and real milliseconds, that it and those beside it took. */
  readonly lives: number;
  readonly tookMs: number;
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

export async function openArena({ entry, folder, speed }: ArenaOptions): Promise<Arena> {
  const pictures = await makeStandInPictures();
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
      const { problems, lives, logs } = await runGroup({ schedules, dataDir, speed, pictures, takeProcess });
      const tookMs = performance.now() - begun;
      return [...problems].map(([seed, found]) => {
        if (found.length > 0) writeFileSync(`${dataDir(seed)}.log`, logs.join('\n'));
        else rmSync(dataDir(seed), { recursive: true, force: true });
        return { seed, problems: found, lives, tookMs };
      });
    },
    close: () => spare.discard(),
  };
}
