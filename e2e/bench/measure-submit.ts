import { Client } from 'undici';
import type { Model } from '#core/models/registry.ts';
import { createBareCommits } from './bare-commits.ts';
import { createStandIn } from './create-stand-in.ts';
import { type Figure, quantile } from './figures.ts';
import { liveEnvironment } from './live-environment.ts';
import { type Caller, postJson } from './post-json.ts';
import { startProcess } from './start-process.ts';
import { startWatchedServer } from './start-watched-server.ts';
import { taskRequest } from './task-request.ts';

/** How many tasks are submitted, one after the other, each in turn with what it is compared with. */
const RUNS = 500;
/** How many come before, uncounted, on both sides: the first ones of a process are slower. */
const WARM_UP = 100;

/** Milliseconds of one turn. */
type Turn = {
  /** From the page's request until the provider has the task, and until the page is answered. */
  readonly arrived: number;
  readonly answered: number;
  /** The same two through a bare server, which checks and keeps nothing. */
  readonly bareArrived: number;
  readonly bareAnswered: number;
  /** Two bare commits. */
  readonly committed: number;
};

/** A submit, with its two durable commits. The provider takes it at once, and lets every task run for ever. */
export async function measureSubmit(model: Model): Promise<readonly Figure[]> {
  const waiting = new Map<string, (at: number) => void>();
  const { url } = await createStandIn({
    onOrder({ taskType, taskUUID }) {
      if (taskType === 'imageInference') waiting.get(taskUUID)?.(performance.now());
    },
  });
  const server = await startWatchedServer(liveEnvironment(url));
  const bare = await startProcess(new URL('./bare-server.ts', import.meta.url), {
    UPSTREAM: url,
    BODY: JSON.stringify('x'.repeat(2_000)),
  });
  const callers = { ours: callerOf(server.url), bare: callerOf(bare.url) };
  const commitTwice = createBareCommits();

  async function submit(caller: Caller, path: string, { id, body }: ReturnType<typeof taskRequest>) {
    const begun = performance.now();
    const arrival = new Promise<number>((resolve) => waiting.set(id, resolve));
    await postJson(caller, path, body);
    const answered = performance.now() - begun;
    return { answered, arrived: (await arrival) - begun };
  }

  async function takeTurn(): Promise<Turn> {
    const ours = await submit(callers.ours, '/api/tasks', taskRequest(model, 256));
    const { id, body } = taskRequest(model, 256);
    const order = JSON.stringify([{ taskType: 'imageInference', taskUUID: id, body }]);
    const { arrived: bareArrived } = await submit(callers.bare, '/relay', { id, body: order });
    const begun = performance.now();
    await postJson(callers.bare, '/', body);
    return { ...ours, bareArrived, bareAnswered: performance.now() - begun, committed: commitTwice() };
  }

  for (let run = 0; run < WARM_UP; run++) await takeTurn();
  const turns: Turn[] = [];
  for (let run = 0; run < RUNS; run++) turns.push(await takeTurn());
  await Promise.all([server.end(), bare.end()]);
  return figuresOf(turns);
}

function callerOf(url: string): Caller {
  return { client: new Client(url), origin: url };
}

function figuresOf(turns: readonly Turn[]): readonly Figure[] {
  const at = (name: keyof Turn, share: number) =>
    quantile(
      turns.map((turn) => turn[name]),
      share,
    );
  const figure = (what: string, value: number, target: number | null) =>
    ({ what, value, unit: 'ms', target }) satisfies Figure;
  // One constant is taken off, not each turn's own: what is slow by chance counts as ours, never the other way round.
  const bareMs = at('bareArrived', 0.5);
  return [
    figure('submit until the provider has it, with two commits, p50', at('arrived', 0.5), 3),
    figure('submit until the provider has it, with two commits, p99', at('arrived', 0.99), 15),
    figure('  through a bare server that passes it on, p50', bareMs, null),
    figure('  through a bare server that passes it on, p99', at('bareArrived', 0.99), null),
    figure('  two bare commits of the same size, p50', at('committed', 0.5), null),
    figure('  two bare commits of the same size, p99', at('committed', 0.99), null),
    figure('added by us to a submit (above the median bare way), p50', at('arrived', 0.5) - bareMs, 2),
    figure('added by us to a submit (above the median bare way), p99', at('arrived', 0.99) - bareMs, 10),
    figure('submit until the page is answered, p50', at('answered', 0.5), 3),
    figure('  answered by a bare server, p50', at('bareAnswered', 0.5), null),
  ];
}
