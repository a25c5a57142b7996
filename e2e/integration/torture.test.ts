import { expect, it, onTestFinished } from 'vitest';
import { bundleServer } from '#e2e/torture/bundle-server.ts';
import { openArena } from '#e2e/torture/open-arena.ts';
import { openFolder } from './open-bench.ts';

/** `npm run torture` runs as many as are wanted; these are the same ones each time, so that a failure is of today's making. */
const GROUPS = Array.from({ length: 10 }, (_, group) =>
  Array.from({ length: 5 }, (_, at) => 5 * group + at + 1),
);
/** Groups at once: each waits most of the time. */
const LANES = 2;

it('X92 whatever goes wrong, and whenever it is killed, nothing is lost or paid twice (seeds 1–50)', async () => {
  const entry = await bundleServer();
  const arena = await openArena({ entry, folder: openFolder(), speed: 100 });
  onTestFinished(arena.close);
  const left = [...GROUPS];
  const failed: string[] = [];
  async function runSome(): Promise<void> {
    for (let group = left.shift(); group; group = left.shift())
      for (const { seed, problems } of await arena.run(group))
        failed.push(
          ...problems.map(
            (problem) => `npm run torture -- --runs 5 --seed ${group[0]} (${seed}): ${problem}`,
          ),
        );
  }
  await Promise.all(Array.from({ length: LANES }, runSome));
  expect(failed).toEqual([]);
}, 600_000);
