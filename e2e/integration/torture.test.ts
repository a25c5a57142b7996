import { expect, it, onTestFinished } from 'vitest';
import { bundleServer } from '#e2e/torture/bundle-server.ts';
import { openArena } from '#e2e/torture/open-arena.ts';
import { openFolder } from './open-bench.ts';

/** `npm run torture` runs as many as are wanted; these are the same ones each time, so that a failure is of today's making. */
const SEEDS = Array.from({ length: 50 }, (_, at) => at + 1);
/** Schedules at once: each waits most of the time. */
const LANES = 3;

it('X92 whatever goes wrong, and whenever it is killed, nothing is lost or paid twice (seeds 1–50)', async () => {
  const entry = await bundleServer();
  const arena = await openArena({ entry, folder: openFolder(), speed: 100 });
  onTestFinished(arena.close);
  const left = [...SEEDS];
  const failed: string[] = [];
  async function runSome(): Promise<void> {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const { problems } = await arena.run(seed);
      failed.push(...problems.map((problem) => `npm run torture -- --runs 1 --seed ${seed}: ${problem}`));
    }
  }
  await Promise.all(Array.from({ length: LANES }, runSome));
  expect(failed).toEqual([]);
}, 600_000);
