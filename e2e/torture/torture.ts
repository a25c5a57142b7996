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
const [runs, seed, workers, groupSize] = [values.runs, values.seed, values.workers, values.group].map(Number);
if (!runs || !seed || !workers || !groupSize) throw new Error('Give whole numbers above 0.');
const entry = await bundleServer();
// Killed processes lose nothing that a file system in memory holds, and flushing to it takes no time.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'torture-'));
const seeds = Array.from({ length: runs }, (_, at) => seed + at);
const groups = Array.from({ length: Math.ceil(runs / groupSize) }, (_, at) =>
  seeds.slice(at * groupSize, (at + 1) * groupSize),
);

const reportsSchema: z.ZodType<readonly Report[]> = z.array(
  z.object({
    seed: z.number(),
    problems: z.array(z.string()),
    lives: z.number(),
    tookMs: z.number(),
    repeats: z.number(),
  }),
);

const begun = performance.now();
const reports: Report[] = [];
let lives = 0;
let repeats = 0;
await Promise.all(Array.from({ length: Math.min(workers, groups.length) }, work));
summarize();

/** One worker: it is given group after group, until none is left. */
async function work(): Promise<void> {
  const worker = fork(fileURLToPath(import.meta.resolve('./torture-worker.ts')), [], {
    env: { ...process.env, TORTURE_ENTRY: entry, TORTURE_FOLDER: folder, TORTURE_SPEED: values.speed },
  });
  await once(worker, 'message');
  for (let group = groups.shift(); group; group = groups.shift()) await runGroup(worker, group);
  worker.disconnect();
}

async function runGroup(worker: ChildProcess, group: readonly number[]): Promise<void> {
  worker.send(group);
  const over = new AbortController();
  const { signal } = over;
  const [message] = await Promise.race([
    once(worker, 'message', { signal }),
    once(worker, 'exit', { signal }),
  ]);
  over.abort();
  const of = reportsSchema.safeParse(message).data;
  if (!of) throw new Error(`The worker ended with ${message} at the seeds ${group.join(', ')}.`);
  lives += of[0]?.lives ?? 0;
  repeats += of[0]?.repeats ?? 0;
  for (const report of of) {
    reports.push(report);
    if (report.problems.length > 0) tell(report, group);
    if (reports.length % 500 === 0 && reports.length < seeds.length) process.stdout.write(`${progress()}\n`);
  }
}

function tell({ seed: failed, problems }: Report, group: readonly number[]): void {
  const again = `--runs ${group.length} --seed ${group[0]} --group ${group.length}`;
  const lines = [
    `Seed ${failed} fails:`,
    ...problems.map((problem) => `  ${problem}`),
    `  schedule: ${JSON.stringify(drawSchedule(failed))}`,
    `  killed:   ${JSON.stringify(drawSchedule(group[0] ?? failed).kills)}`,
    `  data:     ${join(folder, String(failed))}, log: ${join(folder, `${failed}.log`)}`,
    `  again:    npm run torture -- ${again}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function progress(): string {
  const seconds = (performance.now() - begun) / 1000;
  const times = reports.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
  const failed = reports.filter(({ problems }) => problems.length > 0).length;
  return (
    `${reports.length} runs, ${failed} failed; ${lives} lives of a process; ${seconds.toFixed(0)} s, ` +
    `${(reports.length / seconds).toFixed(2)} runs/s, median ${Math.round(times[times.length >> 1] ?? 0)} ms; ` +
    `${repeats} groups done again after a standstill`
  );
}

function summarize(): void {
  process.stdout.write(`${progress()}\n`);
  const failed = reports.filter(({ problems }) => problems.length > 0).map((report) => report.seed);
  if (failed.length > 0) process.stdout.write(`Failed seeds: ${failed.join(', ')}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
