import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import type { Clock } from '#core/clock.ts';
import { createRegistry } from '#core/models/registry.ts';
import { createEmulator } from './create-emulator.ts';

const MODELS = join(import.meta.dirname, '../../core/models');

/** `npm run emulator -- --port N`: the sandbox alone, for other clients. On this machine only; what it holds is gone with it. */
function main(): void {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4748' } } });
  const documents = readdirSync(MODELS)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, unknown] => [name, JSON.parse(readFileSync(join(MODELS, name), 'utf8'))]);
  const { models, broken } = createRegistry(new Map(documents));
  for (const { name, reason } of broken) process.stderr.write(`${name} was left out. ${reason}\n`);
  const definitions = [...models.values()].map((model) => model.definition);
  const emulator = createEmulator({ definitions, clock: wallClock, file: ':memory:' });
  const server = serve(
    { fetch: emulator.fetch, hostname: '127.0.0.1', port: Number(values.port) },
    ({ port }) => {
      process.stdout.write(
        `Runware    http://127.0.0.1:${port}/runware/v1\nReplicate  http://127.0.0.1:${port}/replicate/v1\n`,
      );
    },
  );
  process.once('SIGINT', () => server.close(emulator.close));
  process.once('SIGTERM', () => server.close(emulator.close));
}

const wallClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
      signal?.addEventListener('abort', done, { once: true });
    }),
};

main();
