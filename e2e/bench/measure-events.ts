import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { z } from 'zod';
import { type Figure, quantile } from './figures.ts';
import { machineTimeMs } from './machine-time.ts';
import { processUse } from './process-use.ts';
import { type BenchProcess, startProcess } from './start-process.ts';
import { startWatchedServer } from './start-watched-server.ts';
import { taskPaths } from './task-paths.ts';

const READERS = 1_000;
const EVENTS_PER_SECOND = 100;
const EVENTS = 1_000;
/** How long a server that is behind may still take, until what has not come counts as lost, in milliseconds. */
const WAIT_MS = 15_000;
/** How long the last events may take to all readers, in milliseconds. */
const LAST_MS = 2_000;

/** What pages meet that are all told of a hundred changes a second; beside a server that writes the same bytes and no more. */
export async function measureEvents(dataDir: string): Promise<readonly Figure[]> {
  const server = await startWatchedServer({ DATA_DIR: dataDir });
  // Every task changes once: several changes of one may be told as one.
  const paths = await taskPaths(server.url, EVENTS);
  const body = await (await fetch(`${server.url}${paths[0]}`)).text();
  const bare = await startProcess(new URL('./bare-events.ts', import.meta.url), { BODY: body });
  const floor = await tellAll(bare, paths);
  await bare.end();
  const ours = await tellAll(server, paths);
  await server.end();
  const what = `${READERS} readers, ${EVENTS_PER_SECOND} events a second`;
  return [
    { what: `${what}: an event at all readers, p99`, value: ours.p99, unit: 'ms', target: 100 },
    { what: '  the same, p50', value: ours.p50, unit: 'ms', target: null },
    { what: '  a server that only writes, p50', value: floor.p50, unit: 'ms', target: null },
    { what: '  a server that only writes, p99', value: floor.p99, unit: 'ms', target: null },
    { what: `${what}: events that not all readers had`, value: ours.lost, unit: 'events', target: 0 },
    { what: `${what}: RSS at most`, value: ours.peakRssMb, unit: 'MB', target: 200 },
    { what: '  processor time for an event to a reader', value: ours.cpuUs, unit: 'µs', target: null },
    { what: '  a server that only writes, the same', value: floor.cpuUs, unit: 'µs', target: null },
  ];
}

const heardSchema = z.array(z.object({ number: z.int(), readers: z.int(), lastAtMs: z.number() }));
const changedSchema = z.object({ revision: z.int() });

/** Changes every task once, evenly over the time. An event counts from before its change is asked for until the last reader has it. */
async function tellAll({ url, pid }: BenchProcess, paths: readonly string[]) {
  const readers = await startProcess(new URL('./read-events.ts', import.meta.url));
  await readers.ask('open', z.null(), { url, readers: READERS });
  const pool = new Pool(url, { connections: 8 });
  const begun = machineTimeMs();
  const cpuBefore = processUse(pid).cpuMs;
  /** When the change behind each event was asked for, by the event's number. */
  const askedAtMs = new Map<number, number>();
  const changes: Promise<void>[] = [];
  for (const [at, path] of paths.entries()) {
    const dueMs = begun + (at * 1000) / EVENTS_PER_SECOND;
    if (dueMs > machineTimeMs()) await sleep(dueMs - machineTimeMs());
    changes.push(change(path).catch(() => undefined));
  }
  await Promise.race([Promise.all(changes), sleep(WAIT_MS)]);
  await sleep(LAST_MS);
  const usedUs = 1_000 * (processUse(pid).cpuMs - cpuBefore);
  const heard = await readers.ask('heard', heardSchema);
  const { peakRssMb } = processUse(pid);
  await readers.end();
  await pool.destroy();

  async function change(path: string): Promise<void> {
    const asked = machineTimeMs();
    const headers = { origin: url, 'content-type': 'application/json' };
    const answer = await pool.request({ method: 'PATCH', path, headers, body: '{"note":"seen"}' });
    askedAtMs.set(changedSchema.parse(await answer.body.json()).revision, asked);
  }

  const whole = heard.filter(({ number, readers: count }) => count === READERS && askedAtMs.has(number));
  const times = whole.map(({ number, lastAtMs }) => lastAtMs - (askedAtMs.get(number) ?? lastAtMs));
  const lost = paths.length - whole.length;
  // What did not come took for ever.
  times.push(...Array.from({ length: lost }, () => Number.POSITIVE_INFINITY));
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    lost,
    peakRssMb,
    cpuUs: usedUs / heard.reduce((sum, { readers: count }) => sum + count, 0),
  };
}
