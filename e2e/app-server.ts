import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real server as a process of its own, with a data folder of its own, on the sandbox. */
export type AppServer = {
  readonly url: string;
  readonly dataDir: string;
  /** Kills it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port and data. */
  readonly restart: () => Promise<void>;
};

/** Starts a server. Its sandbox takes no time unless `environment` says otherwise. */
export async function startAppServer(environment: Readonly<Record<string, string>> = {}): Promise<AppServer> {
  const dataDir = environment.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'proofsheet-'));
  let running = await launch({ PORT: '0', ...environment, DATA_DIR: dataDir });
  const { url } = running;

  async function kill(): Promise<void> {
    const ended = new Promise((resolve) => running.child.once('exit', resolve));
    running.child.kill('SIGKILL');
    await ended;
  }

  async function restart(): Promise<void> {
    running = await launch({ ...environment, PORT: new URL(url).port, DATA_DIR: dataDir });
  }

  return { url, dataDir, kill, restart };
}

type Running = { readonly child: ChildProcess; readonly url: string };

function launch(environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    env: { PATH: process.env.PATH ?? '', SANDBOX_PACE: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    let said = '';
    function hear(chunk: Buffer): void {
      said += chunk.toString();
      const url = /http:\/\/\S+/.exec(said)?.[0];
      if (url) resolve({ child, url });
    }
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}
