import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { createEmulator } from './emulator/create-emulator.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from './load-definitions.ts';
import { systemClock } from './system-clock.ts';

/** `npm run emulator -- --port N`: the sandbox alone, for other clients. On this machine only; what it holds is gone with it. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4748' } } });
const { models, broken } = loadDefinitions(DEFINITIONS_FOLDER);
for (const { name, reason } of broken) process.stderr.write(`${name} was left out. ${reason}\n`);

const definitions = [...models.values()].map((model) => model.definition);
const emulator = createEmulator({ definitions, clock: systemClock, file: ':memory:' });
const server = serve(
  { fetch: emulator.fetch, hostname: '127.0.0.1', port: Number(values.port) },
  ({ port }) => {
    const origin = `http://127.0.0.1:${port}`;
    process.stdout.write(`Runware    ${origin}/runware/v1\nReplicate  ${origin}/replicate/v1\n`);
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => server.close(() => emulator.close()));
