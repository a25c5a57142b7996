import { z } from 'zod';
import { exitWithReason } from '#server/exit-with-reason.ts';
import { systemDisk } from '#server/ledger/disk.ts';
import { createLiveFetch } from '#server/ledger/live-fetch.ts';
import { runServer, type World } from '#server/run-server.ts';
import { crashPointSchema } from './crash-point.ts';
import { crashWorld } from './crash-world.ts';
import { createFastClock } from './fast-clock.ts';
import { fillableDisk } from './fillable-disk.ts';

/**
 * The real server as a process for tests: what it meets outside itself is handed in, so that its clock can run fast and it can
 * die at any point. It waits for its environment in a message, so that one can be started ahead of its time. Of several
 * environments each gets a server of its own in the one process: to start a process takes longer than most schedules.
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
const message = await new Promise((resolve) => {
  process.once('message', resolve);
  process.send?.('loaded');
});
const environments = z.array(z.record(z.string(), z.string())).parse(message);
let passesLeft = Number.POSITIVE_INFINITY;
for (const environment of environments) {
  Object.assign(process.env, environment);
  const { CRASH_NTH } = variablesSchema.parse(process.env);
  // All of them together pass the point so often: one is at it while the others are anywhere.
  passesLeft = Math.min(passesLeft, CRASH_NTH);
  await runServer(async () => ({ middleware: async (context) => context.notFound() }), openWorld()).catch(
    exitWithReason,
  );
  for (const name of Object.keys(environment)) delete process.env[name];
}

function openWorld(): World {
  const { CLOCK_SPEED, CLOCK_START_MS, CRASH_AT, DISK_FULL_FLAG } = variablesSchema.parse(process.env);
  return crashWorld(
    {
      clock: createFastClock({ speed: CLOCK_SPEED, startMs: CLOCK_START_MS }),
      liveFetch: createLiveFetch(),
      disk: DISK_FULL_FLAG ? fillableDisk(systemDisk, DISK_FULL_FLAG) : systemDisk,
    },
    (point) => {
      if (point === CRASH_AT && --passesLeft === 0) process.kill(process.pid, 'SIGKILL');
    },
  );
}
