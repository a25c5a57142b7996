import { Client } from 'undici';
import { type Figure, quantile } from './figures.ts';
import { startWatchedServer } from './start-watched-server.ts';

const RUNS = 20;

/** From one hit to all of them; what an index gives at once, and what it gives as a long list. */
const QUERIES = [
  'seed:31415',
  'lighthouse',
  '"picture 4242"',
  'li',
  'fog -lighthouse',
  'width:1024 cost:>0.001',
  'width:>2000',
  'model:qwen is:done',
  'is:starred',
  'prompt:picture before:2026-11-01',
];

/** Searches of every kind in a large ledger, one after the other, and their totals. */
export async function measureSearch(dataDir: string): Promise<readonly Figure[]> {
  const server = await startWatchedServer({ DATA_DIR: dataDir });
  const client = new Client(server.url);
  const [pages, totals]: [number[], number[]] = [[], []];
  let slowest = { query: '', ms: 0 };
  for (const query of QUERIES) {
    const q = encodeURIComponent(query);
    for (let run = 0; run < RUNS; run++) {
      const ms = await timeOf(client, `/api/tasks?limit=60&q=${q}`);
      if (ms > slowest.ms) slowest = { query, ms };
      pages.push(ms);
      totals.push(await timeOf(client, `/api/tasks/totals?q=${q}`));
    }
  }
  await client.close();
  await server.end();
  return [
    { what: 'a search in 50,000 images, p95', value: quantile(pages, 0.95), unit: 'ms', target: 100 },
    { what: '  the same, p50', value: quantile(pages, 0.5), unit: 'ms', target: null },
    { what: `  the slowest: ${slowest.query}`, value: slowest.ms, unit: 'ms', target: null },
    { what: '  their totals, p95', value: quantile(totals, 0.95), unit: 'ms', target: null },
  ];
}

async function timeOf(client: Client, path: string): Promise<number> {
  const begun = performance.now();
  const answer = await client.request({ method: 'GET', path });
  await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}.`);
  return performance.now() - begun;
}
