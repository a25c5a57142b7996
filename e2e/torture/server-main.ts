import { z } from 'zod';
import { exitWithReason } from '#server/exit-with-reason.ts';
import { systemDisk } from '#server/ledger/disk.ts';
import { createLiveFetch } from '#server/ledger/live-fetch.ts';
import { runServer } from '#server/run-server.ts';
import { crashPointSchema } from './crash-point.ts';
import { crashWorld } from './crash-world.ts';
import { createFastClock } from './fast-clock.ts';
import { fillableDisk } from './fillable-disk.ts';

/**
 * The real server as a process for tests: what it meets outside itself is handed in, so that its clock can run fast and it can
 * die at any point. It waits for its environment in a message, so that one can be started ahead of its time.
 *
 * | variable | meaning |
 * | --- | --- |
 * | `CLOCK_SPEED`, `CLOCK_START_MS` | `fast-clock.ts`; the machine's own time, unless given |
 * | `CRASH_AT`, `CRASH_NTH` | `crash-point.ts`; none, unless given |
 * | `DISK_FULL_FLAG` | `fillable-disk.ts`; the disk as it is, unless given |
 */
const variablesSchema = z.object({
  CLOCK_SPEED: z.coerce.number().positive().default(1),
  CLOCK_START_MS: z.coerce.number().default(performance.timeOrigin),
  CRASH_AT: crashPointSchema.optional(),
  CRASH_NTH: z.coerce.number().int().min(1).default(1),
  DISK_FULL_FLAG: z.string().optional(),
});

// Nobody is left who could want anything.
process.on('disconnect', () => process.exit());
const environment = await new Promise((resolve) => {
  process.once('message', resolve);
  process.send?.('loaded');
});
Object.assign(process.env, z.record(z.string(), z.string()).parse(environment));
const variables = variablesSchema.parse(process.env);
const { CLOCK_SPEED, CLOCK_START_MS, CRASH_AT, CRASH_NTH, DISK_FULL_FLAG } = variables;

let passesLeft = CRASH_NTH;
const world = crashWorld(
  {
    clock: createFastClock({ speed: CLOCK_SPEED, startMs: CLOCK_START_MS }),
    liveFetch: createLiveFetch(),
    disk: DISK_FULL_FLAG ? fillableDisk(systemDisk, DISK_FULL_FLAG) : systemDisk,
  },
  (point) => {
    if (point === CRASH_AT && --passesLeft === 0) process.kill(process.pid, 'SIGKILL');
  },
);
await runServer(async () => ({ middleware: async (context) => context.notFound() }), world).catch(
  exitWithReason,
);
