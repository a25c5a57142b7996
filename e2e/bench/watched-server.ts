import { enableCompileCache } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { answerBench } from './answer-bench.ts';

/** The real server as a process of the bench, which tells how long its event loop was held up. It serves no page. */
const RESOLUTION_MS = 10;

// As the program does: what strips the types would else stay in its memory.
enableCompileCache();
const [{ exitWithReason }, { runServer }] = await Promise.all([
  import('#server/exit-with-reason.ts'),
  import('#server/run-server.ts'),
]);

const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

/** Watching takes time of its own, so it begins when it is asked for. */
function watch(): void {
  delays.enable();
  delays.reset();
}

/** The histogram holds the time between two ticks of its timer, which is more than the delay by that timer's own period. */
function readDelays() {
  const toMs = (ns: number) => Math.max(ns / 1e6 - RESOLUTION_MS, 0);
  return { p99Ms: toMs(delays.percentile(99)), longestMs: toMs(delays.max) };
}

await runServer(async (server) => {
  server.once('listening', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    answerBench({ watch, delays: readDelays }, `http://127.0.0.1:${port}`);
  });
  return { middleware: async (context) => context.notFound() };
}).catch(exitWithReason);
