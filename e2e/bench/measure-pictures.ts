import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Model } from '#core/models/registry.ts';
import { type Figure, quantile } from './figures.ts';
import { liveEnvironment } from './live-environment.ts';
import { processUse } from './process-use.ts';
import { startProcess } from './start-process.ts';
import { startWatchedServer } from './start-watched-server.ts';
import { submitTasks } from './submit-tasks.ts';
import { underLoad } from './under-load.ts';
import { untilStatus } from './until-status.ts';

const PICTURES = 20;
const SIZE = 2048;
/** How many clients ask for a task once a second meanwhile. */
const CLIENTS = 100;
const IDLE_MS = 2_000;

const delaysSchema = z.object({ p99Ms: z.number(), longestMs: z.number() });

/** Twenty large results that come at once, inside one answer: what they take of memory, and how long they hold everything up. */
export async function measurePictures(model: Model): Promise<readonly Figure[]> {
  const provider = await startProcess(new URL('./stand-in-provider.ts', import.meta.url));
  const bytes = await provider.ask('draw', z.number(), PICTURES);
  const server = await startWatchedServer(liveEnvironment(provider.url));
  const asker = await startProcess(new URL('./ask-tasks.ts', import.meta.url));
  const ids = await submitTasks(server.url, { model, count: PICTURES, size: SIZE });
  await server.ask('watch', z.null());
  await sleep(IDLE_MS);
  const before = await server.ask('delays', delaysSchema);
  const { rssMb } = processUse(server.pid);

  let savedMs = 0;
  const paths = ids.map((id) => `/api/tasks/${id}`);
  const load = await underLoad({ asker, server, paths, clients: CLIENTS }, async () => {
    await server.ask('watch', z.null());
    const begun = performance.now();
    await provider.ask('finish', z.null());
    await untilStatus(server.url, { status: 'done', count: PICTURES });
    savedMs = performance.now() - begun;
  });
  const during = await server.ask('delays', delaysSchema);
  const { peakRssMb } = processUse(server.pid);
  await Promise.all([provider, server, asker].map((each) => each.end()));

  const what = `${PICTURES} results of ${SIZE}² as base64 at once, ${Math.round(bytes / 1e6)} MB`;
  return [
    { what: `${what}: RSS at most`, value: peakRssMb, unit: 'MB', target: 250 },
    { what: '  before they come', value: rssMb, unit: 'MB', target: null },
    { what: `${what}: event loop p99`, value: during.p99Ms, unit: 'ms', target: 60 },
    { what: '  before they come, p99', value: before.p99Ms, unit: 'ms', target: null },
    { what: '  the longest that it was held up', value: during.longestMs, unit: 'ms', target: null },
    { what: `${what}: status p99`, value: quantile(load.latenciesMs, 0.99), unit: 'ms', target: 100 },
    { what: '  until all are on disk and done', value: savedMs, unit: 'ms', target: null },
    { what: `${what}: errors`, value: load.errors.length, unit: 'errors', target: 0 },
  ];
}
