import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { guardApp } from '#server/guards/guard-app.ts';
import { WrongTokens } from '#server/guards/wrong-tokens.ts';
import { type Figure, quantile } from './figures.ts';
import { startProcess } from './start-process.ts';
import { startWatchedServer } from './start-watched-server.ts';
import { taskPaths } from './task-paths.ts';
import { underLoad } from './under-load.ts';

const [SLOW, UNREAD, CLIENTS] = [500, 50, 200];
/** Longer than a slow header is waited for, so that some are cut off and come again. */
const BESET_MS = 12_000;
const REQUESTS = 5_000;
const ORIGIN = 'http://127.0.0.1:4747';

/** What the guards add to a request, and what others meet while some only take up room. */
export async function measureGuards(dataDir: string): Promise<readonly Figure[]> {
  const added = await addedByGuards();
  const server = await startWatchedServer({ DATA_DIR: dataDir });
  const paths = await taskPaths(server.url, CLIENTS);
  const besetter = await startProcess(new URL('./beset-server.ts', import.meta.url));
  const asker = await startProcess(new URL('./ask-tasks.ts', import.meta.url));
  const load = { asker, server, paths, clients: CLIENTS };
  const alone = await underLoad(load, () => sleep(BESET_MS / 3));
  await besetter.ask('beset', z.null(), { url: server.url, slow: SLOW, unread: UNREAD });
  const beset = await underLoad(load, () => sleep(BESET_MS));
  await besetter.ask('leave', z.null());
  await Promise.all([server, besetter, asker].map((each) => each.end()));
  const what = `${SLOW} slow headers and ${UNREAD} unread streams: others`;
  return [
    { what: 'added by all guards to a request, p50', value: added, unit: 'ms', target: 0.2 },
    { what: `${what}, p99`, value: quantile(beset.latenciesMs, 0.99), unit: 'ms', target: 50 },
    {
      what: '  the same without them, p99',
      value: quantile(alone.latenciesMs, 0.99),
      unit: 'ms',
      target: null,
    },
    { what: `${what}, errors`, value: beset.errors.length, unit: 'errors', target: 0 },
  ];
}

/** Of a change with a session, in turns with the same one behind no guard, in milliseconds. */
async function addedByGuards(): Promise<number> {
  const host = new URL(ORIGIN).host;
  const names = { own: new Set([host]), listed: new Set<string>() };
  const guarded = new Hono();
  guardApp(guarded, {
    names: () => names,
    access: { isToken: () => false, isSession: (secret) => secret === 'secret' },
    wrongTokens: new WrongTokens(Date.now, refuse),
    addressOf: () => '127.0.0.1',
    typesOf: () => ['application/json'],
    isStreamed: () => false,
    submitsPerSecond: 1_000_000,
    now: Date.now,
    refuse,
  });
  const apps = { guarded, bare: new Hono() };
  for (const app of Object.values(apps))
    app.post('/api/tasks', async (context) => context.json(await context.req.json()));
  const headers = {
    host,
    origin: ORIGIN,
    cookie: 'proofsheet-4747=secret',
    'content-type': 'application/json',
  };
  const times = { guarded: [] as number[], bare: [] as number[] };
  for (let at = 0; at < REQUESTS; at++)
    for (const name of ['guarded', 'bare'] as const) {
      const request = new Request(`${ORIGIN}/api/tasks`, { method: 'POST', headers, body: '{"a":1}' });
      const begun = performance.now();
      const { status } = await apps[name].fetch(request);
      times[name].push(performance.now() - begun);
      if (status !== 200) throw new Error(`The ${name} app answered ${status}.`);
    }
  return quantile(times.guarded, 0.5) - quantile(times.bare, 0.5);
}

function refuse(status: number, detail: string): never {
  throw new Error(`${status}: ${detail}`);
}
