import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Environment = Readonly<Record<string, string>>;

/** One life of a server: from its start to its end, however it ends. */
export type ServerLife = {
  readonly url: string;
  /** Of every server in the process, in the order of their environments. */
  readonly urls: readonly string[];
  readonly pid: number;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and resolves when it has: the real milliseconds that it took. */
  readonly stop: () => Promise<number>;
  /** Resolves with its exit code when it has ended; `null`: it was killed. */
  readonly ended: Promise<number | null>;
  /** What it has written to its log. */
  readonly log: () => string;
};

/** It ended before it listened. */
export class StartError extends Error {
  readonly exitCode: number | null;

  constructor(exitCode: number | null, said: string) {
    super(said);
    this.exitCode = exitCode;
  }
}

export type SpawnOptions = {
  /** The file to run; the sources, unless given. */
  readonly entry?: string;
  /** A shell command before it, such as a limit. */
  readonly prelude?: string;
};

const SOURCES = fileURLToPath(import.meta.resolve('./server-main.ts'));

/** A process that has loaded the server, and waits for the environment to run it in. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #said = '';

  constructor({ entry = SOURCES, prelude }: SpawnOptions = {}) {
    const command = prelude ? ['sh', '-c', `${prelude}; exec "$0" "$@"`] : [];
    const [file = process.execPath, ...args] = [...command, process.execPath, entry];
    this.#child = spawn(file, args, {
      env: {
        PATH: process.env.PATH ?? '',
        // What one start compiled, the next ones read.
        NODE_COMPILE_CACHE:
          entry === SOURCES
            ? join(import.meta.dirname, '../../node_modules/.cache/test-server')
            : join(dirname(entry), 'compiled'),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    // After its output was read to the end: it may have said that it listens just before.
    this.#ended = once(this.#child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#said += chunk.toString();
      });
    this.#child.on('error', () => undefined);
  }

  /** Runs a server in each environment. Resolves when all listen; rejects with `StartError` where the process ends before. */
  async run(...environments: readonly Environment[]): Promise<ServerLife> {
    const child = this.#child;
    child.send(environments.map((environment) => ({ PORT: '0', LOG_LEVEL: 'warn', ...environment })));
    const urls = await new Promise<readonly string[]>((resolve, reject) => {
      const look = () => {
        const found = [...this.#said.matchAll(/^Proofsheet +(http:\S+)$/gm)].map(([, url]) => String(url));
        if (found.length === environments.length) resolve(found);
      };
      child.stdout?.on('data', look);
      void this.#ended.then((code) => reject(new StartError(code, this.#said)));
    });
    const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
      const begun = performance.now();
      child.kill(signal);
      await this.#ended;
      return performance.now() - begun;
    };
    return {
      url: String(urls[0]),
      urls,
      pid: child.pid ?? 0,
      kill: async () => void (await end('SIGKILL')),
      stop: () => end('SIGTERM'),
      ended: this.#ended,
      log: () => this.#said,
    };
  }

  discard(): void {
    this.#child.kill('SIGKILL');
  }
}
