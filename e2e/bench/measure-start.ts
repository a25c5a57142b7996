import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAppServer } from '#e2e/app-server.ts';
import { type Figure, quantile } from './figures.ts';

const RUNS = 5;

/** From the start of the process until the server answers; beside an empty ledger, and a process that does nothing. */
export async function measureStart(filledDir: string): Promise<readonly Figure[]> {
  const emptyDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  const [filled, empty, nothing]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run++) {
    filled.push(await timeToServe(filledDir));
    empty.push(await timeToServe(emptyDir));
    nothing.push(timeOfNothing());
  }
  return [
    {
      what: 'start until it serves, 20,000 tasks in the ledger, median',
      value: quantile(filled, 0.5),
      unit: 'ms',
      target: 1_000,
    },
    { what: '  the same with an empty ledger', value: quantile(empty, 0.5), unit: 'ms', target: null },
    { what: '  node -e 0', value: quantile(nothing, 0.5), unit: 'ms', target: null },
  ];
}

async function timeToServe(dataDir: string): Promise<number> {
  const begun = performance.now();
  const server = await startAppServer({ DATA_DIR: dataDir });
  const answer = await fetch(`${server.url}/api/config`);
  const took = performance.now() - begun;
  await answer.text();
  await server.kill();
  return took;
}

function timeOfNothing(): number {
  const begun = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - begun;
}
