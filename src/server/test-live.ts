import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { Bench } from './test-bench.ts';

/** For tests: keys that no text may show. */
export const TEST_KEYS = {
  RUNWARE_API_KEY: 'rw-canary-7d1f0c55a3b94e0e8c1f',
  REPLICATE_API_TOKEN: 'r8_canary91b7de402f8841f2a6',
} as const;

/** For tests: starts the server anew with the bench's sandbox on a socket, as live providers with keys. Answers its origin. */
export async function goLive(bench: Bench, environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const listening = Promise.withResolvers<number>();
  const server = serve(
    { fetch: (request) => bench.answer(request), hostname: '127.0.0.1', port: 0 },
    ({ port }) => listening.resolve(port),
  );
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${await listening.promise}`;
  bench.restart({
    ...TEST_KEYS,
    RUNWARE_BASE_URL: `${origin}/runware/v1`,
    REPLICATE_BASE_URL: `${origin}/replicate/v1`,
    ...environment,
  });
  return origin;
}
