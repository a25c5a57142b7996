import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTemporaryFolder } from '#server/test-folder.ts';
import { Bench, waitFor } from './open-bench.ts';

const SERVER = join(import.meta.dirname, '../../src/server');
const TOKEN = 'a-token-of-some-length';

type Started = { readonly said: () => string; readonly ended: Promise<number | null> };

/** Starts a file of the server as its user does; what it says is kept. */
function start(file: string, environment: Readonly<Record<string, string>>, ...options: string[]): Started {
  const child = spawn(process.execPath, [join(SERVER, file), ...options], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      DATA_DIR: join(openTemporaryFolder(), 'data'),
      ...environment,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { said: () => text, ended: once(child, 'exit').then(([code]) => code) };
}

/** Where a server says that it listens. */
function urlOf({ said }: Started): Promise<string> {
  return waitFor(() => /http:\/\/\S+/.exec(said())?.[0]?.replace(/\/runware.*$/, '') ?? null);
}

/** Answers the status of a request, whose `Host` is of our choice. */
async function statusOf(url: string, path: string, host: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  const [chunk] = await once(socket, 'data');
  return Number(/^HTTP\/1.1 (\d+)/.exec(String(chunk))?.[1]);
}

/** An address of this machine that others could reach it at. */
function outerAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? null;
}

describe('a start', () => {
  it('I01 listens on loopback alone', async () => {
    const url = await urlOf(start('main.ts', {}));
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const outer = outerAddress();
    if (outer === null) return;
    const socket = connect(Number(new URL(url).port), outer);
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.each(['0.0.0.0', '::', '192.168.7.7'])(
    'I02 on %s without a token ends with the reason',
    async (HOST) => {
      const { said, ended } = start('main.ts', { HOST });
      expect(await ended).toBe(2);
      expect(said()).toContain('Set ACCESS_TOKEN, or leave HOST out.');
      expect(said()).not.toContain('http://');
    },
  );

  it('I03 elsewhere with a token asks everybody for it, and answers under this machine’s addresses alone', async () => {
    const started = start('main.ts', { HOST: '0.0.0.0', ACCESS_TOKEN: TOKEN });
    const { port } = new URL(await urlOf(started));
    const url = `http://127.0.0.1:${port}`;
    expect(await statusOf(url, '/api/config', `127.0.0.1:${port}`)).toBe(401);
    expect(await statusOf(url, '/', `127.0.0.1:${port}`)).not.toBe(403);
    expect(await statusOf(url, '/', `evil.example:${port}`)).toBe(403);
    const outer = outerAddress();
    if (outer) expect(await statusOf(url, '/api/config', `${outer}:${port}`)).toBe(401);
    expect(started.said()).not.toContain(TOKEN);
  });

  it('I06 of the sandbox alone listens on loopback, and needs no key', async () => {
    const url = await urlOf(start('emulator-main.ts', {}, '--port', '0'));
    expect(['127.0.0.1', 'localhost']).toContain(new URL(url).hostname);
    const outer = outerAddress();
    if (outer === null) return;
    const socket = connect(Number(new URL(url).port), outer);
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('J05 for development answers under its own names alone, the page’s sources included', async () => {
    const url = await urlOf(start('dev.ts', {}));
    const { port } = new URL(url);
    for (const path of ['/', '/src/web/main.tsx', '/@vite/client', '/api/config'])
      expect([path, await statusOf(url, path, `evil.example:${port}`)]).toEqual([path, 403]);
    expect(await statusOf(url, '/@vite/client', `127.0.0.1:${port}`)).toBe(200);
  });
});

describe('a running server', () => {
  it('G24 G01 gives no file that is not the page’s', async () => {
    const bench = await Bench.open();
    await bench.start();
    const { url } = bench.life;
    const { host } = new URL(url);
    for (const path of [
      '/.env',
      '/.git/config',
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/../../package.json',
      '/ledger.sqlite',
      '/api/images/..%2f..%2fledger.sqlite',
      '/api/uploads/%2e%2e%2fledger.sqlite',
    ])
      expect([path, await statusOf(url, path, host)]).toEqual([path, 404]);
  });

  it('lets a reader of the events go that takes up nothing, and goes on telling the others', async () => {
    const bench = await Bench.open({ speed: 1 });
    await bench.start();
    const { url } = bench.life;
    const { hostname, port, host } = new URL(url);
    const silent = connect(Number(port), hostname);
    onTestFinished(() => void silent.destroy());
    silent.write(`GET /api/events HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    await once(silent, 'data');
    silent.pause();
    const other = await fetch(`${url}/api/events`);
    const reader = other.body?.getReader();
    onTestFinished(() => void reader?.cancel());
    let heard = '';
    void (async () => {
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
        heard = (heard + Buffer.from(next.value).toString()).slice(-4_000);
    })().catch(() => undefined);
    const long = { positivePrompt: 'long '.repeat(5_000) };
    const ids = await Promise.all(Array.from({ length: 40 }, () => bench.post('runware', long)));
    // Each change tells the whole task: some megabytes in every round, more than any socket holds.
    for (let round = 0; round < 10; round++) {
      const body = JSON.stringify({ note: `round ${round}` });
      const headers = { origin: url, 'content-type': 'application/json' };
      for (const id of ids) await fetch(`${url}/api/tasks/${id}`, { method: 'PATCH', headers, body });
    }
    await waitFor(() => (heard.includes('round 9') ? true : null));
    silent.resume();
    await once(silent, 'close');
    expect((await bench.until(await bench.post('runware'))).status).toBe('done');
  });
});

it('K06 one file of the server opens connections to others', () => {
  const sources = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)test-/.test(file),
  );
  const opening = sources.filter((file) =>
    /^import (?!type\b).*from '(undici|node:(net|tls|https|dgram|http2))'/m.test(
      readFileSync(join(SERVER, file), 'utf8'),
    ),
  );
  expect(opening).toEqual(['ledger/live-fetch.ts']);
});
