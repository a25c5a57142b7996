import { Client } from 'undici';
import { type Figure, quantile } from './figures.ts';
import { startProcess } from './start-process.ts';
import { startWatchedServer } from './start-watched-server.ts';

const RUNS = 300;
const PATH = '/api/tasks';

/** The first page of the gallery, asked for one time after the other; beside a server that answers the same bytes. */
export async function measureList(dataDir: string): Promise<readonly Figure[]> {
  const server = await startWatchedServer({ DATA_DIR: dataDir });
  const body = await (await fetch(`${server.url}${PATH}`)).text();
  const bare = await startProcess(new URL('./bare-server.ts', import.meta.url), { BODY: body });
  const clients = [new Client(server.url), new Client(bare.url)] as const;
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    ours.push(await timeOf(clients[0]));
    floor.push(await timeOf(clients[1]));
  }
  await Promise.all(clients.map((client) => client.close()));
  await Promise.all([server.end(), bare.end()]);
  return [
    {
      what: 'the first page of tasks, 20,000 in the ledger, p99',
      value: quantile(ours, 0.99),
      unit: 'ms',
      target: 50,
    },
    { what: '  the same, p50', value: quantile(ours, 0.5), unit: 'ms', target: null },
    { what: '  a bare Hono server, p50', value: quantile(floor, 0.5), unit: 'ms', target: null },
    { what: '  a bare Hono server, p99', value: quantile(floor, 0.99), unit: 'ms', target: null },
  ];
}

async function timeOf(client: Client): Promise<number> {
  const begun = performance.now();
  const answer = await client.request({ method: 'GET', path: PATH });
  await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${PATH} answered ${answer.statusCode}.`);
  return performance.now() - begun;
}
