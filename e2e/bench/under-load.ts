import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { processUse } from './process-use.ts';
import type { BenchProcess } from './start-process.ts';

const loadSchema = z.object({
  latenciesMs: z.array(z.number()),
  latenessMs: z.array(z.number()),
  errors: z.array(z.string()),
});
/** What clients met while they asked. `latenessMs`: how much later than its time a question left, which is the asker's own fault. */
export type Load = z.infer<typeof loadSchema>;

type LoadOptions = {
  /** `ask-tasks.ts`. */
  readonly asker: BenchProcess;
  readonly server: Pick<BenchProcess, 'url' | 'pid'>;
  readonly paths: readonly string[];
  readonly clients: number;
};

/**
 * Lets clients ask once a second while `work` goes on. Answers what they met, and the processor time of the server for one answer in
 * milliseconds: unlike its share of a core, that says the same where the server cannot keep up.
 */
export async function underLoad(
  { asker, server, paths, clients }: LoadOptions,
  work: () => Promise<unknown>,
): Promise<Load & { readonly cpuMsPerAnswer: number }> {
  await asker.ask('start', z.null(), { url: server.url, paths, clients });
  await sleep(WARM_UP_MS);
  const before = processUse(server.pid).cpuMs;
  await work();
  const load = await asker.ask('stop', loadSchema);
  return { ...load, cpuMsPerAnswer: (processUse(server.pid).cpuMs - before) / load.latenciesMs.length };
}

/** The second in which the clients connect. */
const WARM_UP_MS = 1_000;
