import { Client } from 'undici';
import { z } from 'zod';
import { answerBench } from './answer-bench.ts';

/**
 * Clients that ask once a second each, spread evenly over it, whether or not the answer before has come; each has a connection
 * of its own that stays open. Their first second, in which they connect, does not count.
 */
const startSchema = z.object({ url: z.string(), paths: z.array(z.string()), clients: z.int() });

let timer: NodeJS.Timeout | undefined;
let clients: readonly Client[] = [];
let latenciesMs: number[] = [];
let latenessMs: number[] = [];
let errors: string[] = [];

function start(argument: unknown): void {
  const { url, paths, clients: count } = startSchema.parse(argument);
  clients = Array.from({ length: count }, () => new Client(url));
  latenciesMs = [];
  latenessMs = [];
  errors = [];
  const begun = performance.now();
  let asked = 0;
  timer = setInterval(() => {
    const isDue = () => begun + (asked * 1000) / count <= performance.now();
    for (; isDue(); asked++) {
      if (asked >= count) latenessMs.push(performance.now() - begun - (asked * 1000) / count);
      void askOnce(clients[asked % count], paths[asked % paths.length] ?? '', asked >= count);
    }
  }, 1);
}

async function askOnce(client: Client | undefined, path: string, isCounted: boolean): Promise<void> {
  const sent = performance.now();
  try {
    const answer = await client?.request({ method: 'GET', path });
    await answer?.body.text();
    if (answer?.statusCode !== 200) throw new Error(`status ${answer?.statusCode}`);
    if (isCounted) latenciesMs.push(performance.now() - sent);
  } catch (failure) {
    errors.push(String(failure));
  }
}

async function stop() {
  clearInterval(timer);
  await Promise.all(clients.map((client) => client.close()));
  return { latenciesMs, latenessMs, errors };
}

answerBench({ start, stop });
