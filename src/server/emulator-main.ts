import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseJson } from '#core/json.ts';
import { createEmulator } from './emulator/create-emulator.ts';
import type { Fault } from './emulator/faults/fault-script.ts';
import { readFaultScript } from './emulator/faults/read-fault-script.ts';
import { listenEmulator } from './listen-emulator.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from './load-definitions.ts';
import { systemClock } from './system-clock.ts';

/**
 * `npm run emulator -- --port N --faults FILE`: the sandbox alone, for other clients, with a script of what is to go wrong.
 * On this machine only; what it holds is gone with it.
 */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '4748' }, faults: { type: 'string' } },
});
const { models, broken } = loadDefinitions(DEFINITIONS_FOLDER);
for (const { name, reason } of broken) process.stderr.write(`${name} was left out. ${reason}\n`);

try {
  const emulator = createEmulator({
    definitions: [...models.values()].map((model) => model.definition),
    clock: systemClock,
    file: ':memory:',
    faults: values.faults === undefined ? [] : readScript(values.faults),
  });
  const { origin, close } = await listenEmulator(emulator, { port: Number(values.port) });
  process.stdout.write(`Runware    ${origin}/runware/v1\nReplicate  ${origin}/replicate/v1\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(emulator.close));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

/** Throws where the file cannot be read, is no JSON, or no script. */
function readScript(file: string): readonly Fault[] {
  const script = parseJson(readFileSync(file, 'utf8'));
  if (script === undefined) throw new Error(`${file} is not JSON.`);
  return readFaultScript(script);
}
