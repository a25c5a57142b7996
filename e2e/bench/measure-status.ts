import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, quantile } from './figures.ts';
import { startProcess } from './start-process.ts';
import { startWatchedServer } from './start-watched-server.ts';
import { taskPaths } from './task-paths.ts';
import { type Load, underLoad } from './under-load.ts';

const CLIENTS = 1_000;
/** The two servers take turns, so that what else the machine does meets both. */
const TURNS = 3;
const TURN_MS = 5_000;

/** What clients meet that ask for the state of a task once a second, beside a server that does nothing but answer. */
export async function measureStatus(dataDir: string): Promise<readonly Figure[]> {
  const server = await startWatchedServer({ DATA_DIR: dataDir });
  const paths = await taskPaths(server.url, CLIENTS);
  const body = await (await fetch(`${server.url}${paths[0]}`)).text();
  const bare = await startProcess(new URL('./bare-server.ts', import.meta.url), { BODY: body });
  const asker = await startProcess(new URL('./ask-tasks.ts', import.meta.url));
  const ours: Turn[] = [];
  const floor: Turn[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    floor.push(await underLoad({ asker, server: bare, paths, clients: CLIENTS }, () => sleep(TURN_MS)));
    ours.push(await underLoad({ asker, server, paths, clients: CLIENTS }, () => sleep(TURN_MS)));
  }
  await Promise.all([server, bare, asker].map((each) => each.end()));
  const what = `${CLIENTS} clients asking for a task once a second`;
  const failed = ours.flatMap(({ errors }) => errors);
  const [mine, base] = [summaryOf(ours), summaryOf(floor)];
  return [
    { what: `${what}, p99`, value: mine.p99, unit: 'ms', target: 5 },
    { what: '  a bare Hono server, p99', value: base.p99, unit: 'ms', target: null },
    { what: `${what}, p99.9`, value: mine.p999, unit: 'ms', target: 20 },
    { what: '  a bare Hono server, p99.9', value: base.p999, unit: 'ms', target: null },
    { what: `${what}, share of a core`, value: mine.cpuPercent, unit: '%', target: 30 },
    { what: '  a bare Hono server, share of a core', value: base.cpuPercent, unit: '%', target: null },
    { what: `${what}, errors`, value: failed.length, unit: 'errors', target: 0 },
    { what: '  later than its time a question left, p99', value: mine.lateP99, unit: 'ms', target: null },
  ];
}

type Turn = Load & { readonly cpuMsPerAnswer: number };

function summaryOf(turns: readonly Turn[]) {
  const latencies = turns.flatMap(({ latenciesMs }) => latenciesMs);
  const lateness = turns.flatMap(({ latenessMs }) => latenessMs);
  const costs = turns.map(({ cpuMsPerAnswer }) => cpuMsPerAnswer);
  return {
    p99: quantile(latencies, 0.99),
    p999: quantile(latencies, 0.999),
    // Of every second, by what one answer takes.
    cpuPercent: (100 * CLIENTS * quantile(costs, 0.5)) / 1_000,
    lateP99: quantile(lateness, 0.99),
  };
}
