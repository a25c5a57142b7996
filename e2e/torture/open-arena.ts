import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSchedule } from './run-schedule.ts';
import { drawSchedule } from './schedule.ts';
import { ServerProcess } from './server-process.ts';
import { makeStandInPictures } from './stand-in-pictures.ts';

/** What came of one seed. */
export type Report = {
  readonly seed: number;
  /** What does not hold; empty where all is well. */
  readonly problems: readonly string[];
  /** Lives of the server, and real milliseconds, that it took. */
  readonly lives: number;
  readonly tookMs: number;
};

/** Where schedules are run, with a server that is always ready. */
export type Arena = {
  /** Runs the schedule of a seed. What failed leaves its data and its log in the folder. */
  readonly run: (seed: number) => Promise<Report>;
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
    async run(seed) {
      const begun = performance.now();
      const dataDir = join(folder, String(seed));
      const schedule = drawSchedule(seed);
      const { problems, lives, logs } = await runSchedule({
        schedule,
        dataDir,
        speed,
        pictures,
        takeProcess,
      });
      if (problems.length > 0) writeFileSync(`${dataDir}.log`, logs.join('\n'));
      else rmSync(dataDir, { recursive: true, force: true });
      return { seed, problems, lives, tookMs: performance.now() - begun };
    },
    close: () => spare.discard(),
  };
}
