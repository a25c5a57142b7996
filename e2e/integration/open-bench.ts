import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { isFinal, type Task, taskSchema } from '#core/task.ts';
import { createFastClock } from '#e2e/torture/fast-clock.ts';
import { openUpstream, type Upstream, type UpstreamOptions } from '#e2e/torture/open-upstream.ts';
import {
  type Environment,
  type ServerLife,
  ServerProcess,
  type SpawnOptions,
} from '#e2e/torture/server-process.ts';

/** The smallest tasks there are, one for each provider. */
export const SMALL = {
  runware: {
    model: 'runware/alibaba:qwen-image@2512',
    input: { positivePrompt: 'A fox in the snow', width: 256, height: 256, deliveryMethod: 'async' },
  },
  replicate: {
    model: 'replicate/qwen/qwen-image-2512',
    input: { prompt: 'A fox in the snow', aspect_ratio: 'custom', width: 256, height: 256 },
  },
} as const;
export const PROVIDERS = ['runware', 'replicate'] as const;
export type ProviderId = (typeof PROVIDERS)[number];

export type BenchOptions = Partial<UpstreamOptions> & {
  /** How many times faster than real time all clocks run; 50, unless given. */
  readonly speed?: number;
  readonly dataDir?: string;
};

type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** The real server as a process, and both providers on a socket of the test. */
export class Bench {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly dataDir: string;
  readonly #environment: Environment;
  #life: ServerLife | null = null;

  static async open({ speed = 50, dataDir, ...options }: BenchOptions = {}): Promise<Bench> {
    const startMs = performance.timeOrigin + performance.now();
    const clock = createFastClock({ speed, startMs });
    const upstream = await openUpstream({ clock, ...options });
    const time = { CLOCK_SPEED: String(speed), CLOCK_START_MS: String(startMs) };
    const bench = new Bench({ clock, upstream, time, dataDir: dataDir ?? openFolder() });
    onTestFinished(() => bench.close());
    return bench;
  }

  private constructor(parts: Pick<Bench, 'clock' | 'upstream' | 'dataDir'> & { readonly time: Environment }) {
    this.clock = parts.clock;
    this.upstream = parts.upstream;
    this.dataDir = parts.dataDir;
    this.#environment = { ...parts.upstream.environment, ...parts.time, DATA_DIR: parts.dataDir };
  }

  /** Starts a server on the folder; with an empty value a variable is taken away. */
  async start(environment: Environment = {}, options: SpawnOptions = {}): Promise<ServerLife> {
    this.#life = await new ServerProcess(options).run({ ...this.#environment, ...environment });
    return this.#life;
  }

  get life(): ServerLife {
    if (!this.#life) throw new Error('No server was started.');
    return this.#life;
  }

  async ask(line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const [method = 'GET', path = ''] = line.split(' ');
    const isChange = method === 'POST';
    const response = await fetch(`${this.life.url}${path}`, {
      method,
      headers: {
        ...(isChange ? { origin: this.life.url, 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(isChange ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  /** Has a task taken. Answers its id. */
  async post(provider: ProviderId, more: object = {}, id: string = crypto.randomUUID()): Promise<string> {
    const { model, input } = SMALL[provider];
    const { status, body } = await this.ask('POST /api/tasks', { id, model, input: { ...input, ...more } });
    if (status !== 202) throw new Error(`The task was refused with ${status}: ${JSON.stringify(body)}`);
    return id;
  }

  /** Has a task taken by a server that dies of it, at whatever point before or after it answers. */
  async postToItsEnd(provider: ProviderId, more: object = {}): Promise<string> {
    const id = crypto.randomUUID();
    await this.post(provider, more, id).catch(() => undefined);
    const code = await this.life.ended;
    if (code !== null) throw new Error(`The server ended with ${code}: ${this.life.log()}`);
    return id;
  }

  async task(id: string): Promise<Task> {
    const { status, body } = await this.ask(`GET /api/tasks/${id}`);
    if (status !== 200) throw new Error(`Task ${id} is answered with ${status}.`);
    return taskSchema.parse(body);
  }

  /** Waits until a task is so: ended, unless said otherwise. */
  until(id: string, isReached: (task: Task) => boolean = ({ status }) => isFinal(status)): Promise<Task> {
    return waitFor(async () => {
      const task = await this.task(id);
      return isReached(task) ? task : null;
    });
  }

  /** How often tasks were charged by now. */
  get charges(): number {
    return this.upstream.emulator.book.charges().length;
  }

  /** How many billable requests have arrived by now. */
  get submits(): number {
    return this.upstream.arrivals.filter(({ kind }) => kind === 'submit').length;
  }

  async close(): Promise<void> {
    await this.#life?.kill();
    await this.upstream.close();
  }
}

/** The most that anything takes, in real milliseconds: machines are slow at times. */
const MOST_MS = 30_000;
vi.setConfig({ testTimeout: 3 * MOST_MS });

/** Looks again and again until there is something. */
export async function waitFor<T>(look: () => Promise<T | null> | T | null): Promise<T> {
  for (const begun = performance.now(); performance.now() - begun < MOST_MS; await pause(10)) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new Error(`It has not come to pass in ${MOST_MS} ms: ${look}`);
}

export function openFolder(): string {
  // Killed processes lose nothing that a file system in memory holds, and flushing to it takes no time.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'proofsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
