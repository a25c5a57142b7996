import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import type { Model } from '#core/models/registry.ts';
import { startAppServer } from '#e2e/app-server.ts';
import { createEmulator } from '#server/emulator/create-emulator.ts';
import { systemClock } from '#server/system-clock.ts';
import { type Figure, quantile } from './figures.ts';

/** How many tasks are submitted, one after the other. */
const RUNS = 200;

/**
 * What the server adds to a submit: from the page's request until the provider has it, and until the page is answered.
 * The provider is the emulator on a socket of its own, which answers at once.
 */
export async function measureSubmit(model: Model): Promise<readonly Figure[]> {
  const arrivals = new Map<string, number>();
  const emulator = createEmulator({
    definitions: [model.definition],
    clock: systemClock,
    file: ':memory:',
    pace: 0,
    async intercept(request, answer) {
      const [task] = request.method === 'POST' ? await request.clone().json() : [];
      // Polls are answered as if all were running for ever: drawing pictures is not what is measured.
      if (task?.taskType !== 'imageInference') return Response.json({ data: [] });
      arrivals.set(task.taskUUID, performance.now());
      return answer();
    },
  });
  const port = await new Promise<number>((resolve) => {
    serve({ fetch: emulator.fetch, hostname: '127.0.0.1', port: 0 }, (address) => resolve(address.port));
  });
  const server = await startAppServer({
    RUNWARE_API_KEY: 'bench',
    RUNWARE_BASE_URL: `http://127.0.0.1:${port}/runware/v1`,
  });
  const answered: number[] = [];
  const started = new Map<string, number>();
  for (let run = 0; run < RUNS; run++) {
    const id = randomUUID();
    const start = performance.now();
    started.set(id, start);
    const response = await fetch(`${server.url}/api/tasks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id,
        model: model.id,
        input: { positivePrompt: `run ${run}`, width: 256, height: 256 },
      }),
    });
    if (response.status !== 202) throw new Error(await response.text());
    answered.push(performance.now() - start);
    while (!arrivals.has(id)) await new Promise((resolve) => setImmediate(resolve));
  }
  await server.kill();
  const arrived = [...arrivals].map(([id, at]) => at - (started.get(id) ?? at));
  return [
    { what: 'submit until the provider has it, p50', value: quantile(arrived, 0.5), unit: 'ms', target: 10 },
    { what: 'submit until the provider has it, p99', value: quantile(arrived, 0.99), unit: 'ms', target: 50 },
    {
      what: 'submit until the page is answered, p50',
      value: quantile(answered, 0.5),
      unit: 'ms',
      target: 10,
    },
  ];
}
