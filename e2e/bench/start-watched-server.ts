import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchProcess, startProcess } from './start-process.ts';

/** As `npm start` runs it: garbage is collected early, which keeps the memory down while large results come in. */
const NODE_OPTIONS = '--max-semi-space-size=4';

/** Starts `watched-server.ts`, with a new data folder unless one is given. */
export function startWatchedServer(environment: Readonly<Record<string, string>>): Promise<BenchProcess> {
  const DATA_DIR = environment.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  return startProcess(new URL('./watched-server.ts', import.meta.url), {
    PORT: '0',
    LOG_LEVEL: 'error',
    // What is measured is not how it refuses.
    SUBMITS_PER_SECOND: '1000000',
    TASKS_AT_ONCE: '10000',
    NODE_OPTIONS,
    ...environment,
    DATA_DIR,
  });
}
