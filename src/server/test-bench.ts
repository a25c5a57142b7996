import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { parseJson } from '#core/json.ts';
import type { Input } from '#core/schema/input.ts';
import { isFinal, type Task, taskSchema } from '#core/task.ts';
import { createApp } from './app.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator/create-emulator.ts';
import { type Disk, systemDisk } from './ledger/disk.ts';
import { createLiveFetch } from './ledger/live-fetch.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from './load-definitions.ts';
import { ManualClock } from './manual-clock.ts';
import { type OpenServices, openServices, type ServiceOptions } from './open-services.ts';
import { allProviders } from './providers/all-providers.ts';
import { readSettings } from './settings.ts';
import { openTemporaryFolder } from './test-folder.ts';
import { type RequestKind, requestKind } from './test-request-kind.ts';

const DEFINITIONS = [...loadDefinitions(DEFINITIONS_FOLDER).models.values()].map((model) => model.definition);

/** Where the server under test is reached. */
export const ORIGIN = 'http://127.0.0.1:4747';
const NAMES = { own: new Set([new URL(ORIGIN).host]), listed: new Set(['images.example']) };

/** More steps than any task takes: a task that has not ended by then is a failure. */
const MOST_STEPS = 400;
/** More turns than anything takes that does not go round in circles. */
const MOST_TURNS = 2_000;

/** The smallest tasks there are, one for each provider. */
export const SMALL = {
  runware: {
    model: 'runware/alibaba:qwen-image@2512',
    input: { positivePrompt: 'A fox in the snow', width: 256, height: 256 },
  },
  replicate: {
    model: 'replicate/qwen/qwen-image-2512',
    input: { prompt: 'A fox in the snow', aspect_ratio: 'custom', width: 256, height: 256 },
  },
} as const;

/** One exchange with the sandbox, by what it is for; `answer` lets the sandbox answer it. */
export type Exchange = {
  readonly kind: RequestKind;
  readonly request: Request;
  readonly answer: () => Promise<Response>;
};
export type BenchOptions = Partial<Pick<EmulatorOptions, 'habits' | 'balanceUsd' | 'pace' | 'faults'>> & {
  /** What is written to, where it is not the disk itself. */
  readonly disk?: Disk;
  readonly environment?: NodeJS.ProcessEnv;
  /** `false`: tasks are taken, and nothing is done with them until the next `restart`. */
  readonly isRunning?: boolean;
};
type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };
type Life = {
  readonly folder: string;
  readonly services: OpenServices;
  readonly app: ReturnType<typeof createApp>;
  readonly ended: Promise<void>;
  readonly end: () => void;
};

/** For tests: the whole server on a folder of its own, a clock that is moved by hand, and the sandbox to talk to. */
export class Bench {
  readonly clock = new ManualClock();
  readonly emulator: Emulator;
  /** Sees every request to the sandbox, and may answer in its place or throw as a broken connection does. */
  intercept: ((exchange: Exchange) => Promise<Response>) | null = null;
  /** What the server warned of. */
  readonly warnings: string[] = [];
  readonly #options: BenchOptions;
  readonly #root = openTemporaryFolder();
  readonly #liveFetch = createLiveFetch();
  #lives = 0;
  #life: Life;

  constructor(options: BenchOptions = {}) {
    const { habits = {}, balanceUsd = 1_000_000, pace = 1, faults = [], isRunning = true } = options;
    this.#options = options;
    // A task that the sandbox answers when it is done lets the time pass that it takes.
    const clock = { now: this.clock.now, sleep: async (ms: number) => this.clock.advance(ms) };
    this.emulator = createEmulator({
      definitions: DEFINITIONS,
      clock,
      file: ':memory:',
      habits,
      balanceUsd,
      pace,
      faults,
    });
    this.#life = this.#open();
    if (isRunning) this.services.start();
    onTestFinished(() => this.close());
  }

  get services(): OpenServices {
    return this.#life.services;
  }

  get folder(): string {
    return this.#life.folder;
  }

  /** Every route that is registered, as `GET /api/tasks/:id`. */
  get routes(): readonly string[] {
    const { routes } = this.#life.app;
    return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
  }

  /** A request to the server under its own name, and from its own page. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', new URL(ORIGIN).host);
    if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', ORIGIN);
    return this.#life.app.request(new Request(`${ORIGIN}${path}`, { ...init, headers }));
  }

  /** Asks `GET /api/…`, with a body as JSON where one is given; the answer's is read. */
  async ask(line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const [method = 'GET', path = ''] = line.split(' ');
    const isChange = method !== 'GET';
    const response = await this.fetch(path, {
      method,
      headers: { ...(isChange ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: parseJson(await response.text()),
    };
  }

  /** Asks for a task to be run, and expects that it is taken. */
  async take(model: string, input: Input, id: string = randomUUID()): Promise<Task> {
    const { status, body } = await this.ask('POST /api/tasks', { id, model, input });
    if (status !== 202) throw new Error(`The task was refused with ${status}: ${JSON.stringify(body)}`);
    return taskSchema.parse(body);
  }

  /** What the sandbox, or a test in its place, answers to a request of the server's. */
  async answer(request: Request): Promise<Response> {
    const answer = () => this.emulator.fetch(request);
    return this.intercept ? this.intercept({ kind: await requestKind(request), request, answer }) : answer();
  }

  task(id: string): Task {
    const task = this.services.ledger.task(id);
    if (!task) throw new Error(`There is no task ${id}.`);
    return task;
  }

  /** Resolves when the server has nothing to do before time passes. */
  async quiet(): Promise<void> {
    await setImmediate();
    for (let turn = 0; await this.#isBusy(); turn++) {
      if (turn > MOST_TURNS) throw new Error('The server does not come to rest.');
      await setImmediate();
    }
  }

  /** Lets time pass, then waits until all that came of it is done. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.quiet();
  }

  /** Lets time pass, from one thing to do to the next, until the task has ended or `isReached`. */
  async settle(
    id: string,
    isReached: (task: Task) => boolean = (task) => isFinal(task.status),
  ): Promise<Task> {
    await this.quiet();
    for (let step = 0; step < MOST_STEPS; step++) {
      const task = this.task(id);
      if (isReached(task)) return task;
      const now = this.clock.now();
      await this.pass((this.services.ledger.nextDueAfter(now) ?? now + 1000) - now);
    }
    throw new Error(`Task ${id} is still ${this.task(id).status}.`);
  }

  /**
   * What a crash and a new start leave: the process stops where it is, hears and says nothing more, and another one
   * opens a copy of its folder as it lay at that moment.
   */
  restart(environment?: NodeJS.ProcessEnv): void {
    const { folder, end } = this.#life;
    end();
    this.#life = this.#open(folder, environment);
    this.services.start();
  }

  close(): void {
    this.#life.end();
  }

  async #isBusy(): Promise<boolean> {
    const { services, ended } = this.#life;
    return Promise.race([services.runner.settled(), ended.then(() => true)]);
  }

  #open(from?: string, environment = this.#options.environment): Life {
    const folder = join(this.#root, `life-${this.#lives++}`);
    if (from) cpSync(from, folder, { recursive: true, filter: (path) => !/-shm$|\/lock\.sqlite/.test(path) });
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    let isAlive = true;
    const services = openServices({
      ...this.#outsideWorld(() => isAlive),
      liveFetch: this.#liveFetch,
      disk: this.#options.disk ?? systemDisk,
      settings: readSettings({ SUBMITS_PER_SECOND: '1000', ...environment, DATA_DIR: folder }, allProviders),
      version: '0.0.0-test',
      warn: (message, details) => this.warnings.push(`${message}: ${JSON.stringify(details)}`),
    });
    const app = createApp(services, {
      names: () => NAMES,
      addressOf: (context) => context.req.header('test-address') ?? '127.0.0.1',
      page: async (context) => context.html('<!doctype html><title>page</title>'),
      logError: (message, details) => this.warnings.push(`${message}: ${JSON.stringify(details)}`),
    });
    return {
      folder,
      services,
      app,
      ended,
      end() {
        isAlive = false;
        end();
      },
    };
  }

  /** Time and network of one process: once it is dead, nothing comes through any more. */
  #outsideWorld(isAlive: () => boolean): Pick<ServiceOptions, 'clock' | 'sandboxFetch'> {
    async function onlyAlive<T>(value: T): Promise<T> {
      return isAlive() ? value : new Promise<T>(() => undefined);
    }
    const clock: Clock = {
      now: this.clock.now,
      sleep: async (ms, signal) => onlyAlive(await this.clock.sleep(ms, signal)),
    };
    return {
      clock,
      sandboxFetch: async (request) => onlyAlive(await this.answer(await onlyAlive(request))),
    };
  }
}
