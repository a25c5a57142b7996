import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { bundleServer } from './bundle-server.ts';
import type { Report } from './open-arena.ts';
import { drawSchedule } from './schedule.ts';

/**
 * `npm run torture -- --runs N --seed S`: N schedules of faults, crashes and restarts, drawn from the seeds S, S + 1, …, happen to
 * the real server; after each the invariants of shared/faults.md §1 must hold. A run that fails is told with its schedule, its
 * data folder is kept, and what is to be called for it to happen again, as far as the machine's timing allows.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    /** Processes that run schedules; each has a process of servers and a spare one beside it. */
    workers: { type: 'string', default: String(availableParallelism()) },
    /** How many schedules share a process of servers, and its crashes. */
    group: { type: 'string', default: '5' },
    /** How many times faster than real time all clocks run. */
    speed: { type: 'string', default: '100' },
  },
});
const [runs, firstSeed, workers, group] = [values.runs, values.seed, values.workers, values.group].map(Number) as const;
const begun = performance.now();
const reports: Report[] = [];
let next = 0;
await Promise.all(Array.from({ length: Math.min(workers, runs) }, work));
summarize();

/** One worker: it is given seed after seed, until none is left. */
async function work(): Promise<void> {
  const worker = fork(fileURLToPath(import.meta.resolve('./torture-worker.ts')), [], {
    env: { ...process.env, TORTURE_ENTRY: entry, TORTURE_FOLDER: folder, TORTURE_SPEED: values.speed },
  });
  await once(worker, 'message');
  while (next < runs) await runOne(worker, seed + next++);
  worker.disconnect();
}

async function runOne(worker: ChildProcess, of: number): Promise<void> {
  worker.send(of);
  const over = new AbortController();
  const { signal } = over;
  const [message] = await Promise.race([
    once(worker, 'message', { signal }),
    once(worker, 'exit', { signal }),
  ]);
  over.abort();
  const report = reportSchema.safeParse(message);
  if (!report.success) throw new Error(`The worker ended with ${message} at seed ${of}.`);
  reports.push(report.data);
  if (report.data.problems.length > 0) tell(report.data);
  if (reports.length % 100 === 0 && reports.length < runs) process.stdout.write(`${progress()}\n`);
}

function tell({ seed: failed, problems }: Report): void {
  const lines = [
    `Seed ${failed} fails:`,
    ...problems.map((problem) => `  ${problem}`),
    `  schedule: ${JSON.stringify(drawSchedule(failed))}`,
    `  data:     ${join(folder, String(failed))}, log: ${join(folder, `${failed}.log`)}`,
    `  again:    npm run torture -- --runs 1 --seed ${failed}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function progress(): string {
  const seconds = (performance.now() - begun) / 1000;
  const lives = reports.reduce((sum, report) => sum + report.lives, 0);
  const times = reports.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
  const failed = reports.filter(({ problems }) => problems.length > 0).length;
  return (
    `${reports.length} runs, ${failed} failed; ${lives} lives of the server; ${seconds.toFixed(0)} s, ` +
    `${(reports.length / seconds).toFixed(2)} runs/s, median ${Math.round(times[times.length >> 1] ?? 0)} ms`
  );
}

function summarize(): void {
  process.stdout.write(`${progress()}\n`);
  const failed = reports.filter(({ problems }) => problems.length > 0).map((report) => report.seed);
  if (failed.length > 0) process.stdout.write(`Failed seeds: ${failed.join(', ')}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
