import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAppServer } from '#e2e/app-server.ts';
import { StartError } from '#e2e/torture/server-process.ts';
import { canary } from './canary.ts';
import { Bench, openFolder, SMALL, waitFor } from './open-bench.ts';
import { Witness } from './witness.ts';

const KEY = canary('key');
const TOKEN = canary('token');

describe('L02 a start with an environment that is wrong', () => {
  async function refusalOf(environment: Readonly<Record<string, string>>): Promise<StartError> {
    const bench = await Bench.open();
    const failure = await bench.start(environment).catch((reason: unknown) => reason);
    if (failure instanceof StartError) return failure;
    throw new Error('The server has started.');
  }

  it('L02 ends with one message that names every variable, and holds no key', async () => {
    const wrong = {
      PORT: 'many',
      BUDGET_USD_PER_DAY: '-1',
      ALLOW_CALLBACKS: 'perhaps',
      SANDBOX_PACE: '99',
      LOG_LEVEL: 'loud',
      RUNWARE_BASE_URL: `not a url ${KEY.value}`,
      REPLICATE_BASE_URL: `ftp://user:${KEY.value}@example.com`,
    };
    const { exitCode, message } = await refusalOf({
      ...wrong,
      RUNWARE_API_KEY: KEY.value,
      REPLICATE_API_TOKEN: KEY.value,
      ACCESS_TOKEN: KEY.value.slice(-10),
    });
    expect(exitCode).toBe(2);
    for (const name of [...Object.keys(wrong), 'ACCESS_TOKEN'])
      expect(message).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    expect(message.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'The environment cannot be used:',
    ]);
    expect(KEY.isIn(message) || message.includes(KEY.value.slice(-10))).toBe(false);
  });

  it.each(['RUNWARE', 'REPLICATE'])('L03 ends where a key would travel in clear: %s', async (provider) => {
    const { exitCode, message } = await refusalOf({
      RUNWARE_API_KEY: KEY.value,
      REPLICATE_API_TOKEN: KEY.value,
      [`${provider}_BASE_URL`]: 'http://mirror.example.com/v1',
    });
    expect([exitCode, KEY.isIn(message)]).toEqual([2, false]);
    expect(message).toContain(`${provider}_BASE_URL: must begin with https://`);
  });

  it.each([
    ['two lines', `${KEY.value}\n${KEY.value}`],
    ['a letter beyond ASCII', `${KEY.value}é`],
    ['a control character', `${KEY.value}\u0007`],
  ])('L02 a key that no header can carry is in no answer and no log: %s', async (_, RUNWARE_API_KEY) => {
    const bench = await Bench.open();
    const failure = await bench
      .start({ RUNWARE_API_KEY, LOG_LEVEL: 'debug' })
      .catch((reason: unknown) => reason);
    if (failure instanceof StartError) {
      expect([failure.exitCode, KEY.isIn(failure.message)]).toEqual([2, false]);
      expect(failure.message).toContain('RUNWARE_API_KEY: ');
      return;
    }
    const witness = new Witness(bench.life.url);
    await witness.run(SMALL.runware, ({ error, status }) => error !== null || status === 'done');
    await witness.readAll();
    const heard = [...witness.heard.map(({ text }) => text), bench.life.log()];
    expect(heard.filter(KEY.isIn)).toEqual([]);
  });
});

describe('L05 a key', () => {
  it('L05 is not taken from the command line, and is not shown to who lists processes', async () => {
    const child = spawn(
      process.execPath,
      ['src/server/main.ts', '--runware-api-key', KEY.value, `RUNWARE_API_KEY=${KEY.value}`],
      {
        env: { PORT: '0', DATA_DIR: openFolder(), REPLICATE_API_TOKEN: TOKEN.value, LOG_LEVEL: 'debug' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitFor(() => (said.includes('Data') ? true : null));
    // Not the one that it was given in vain: the one that it has.
    expect(said).toMatch(/Runware +sandbox/);
    expect(said).toMatch(/Replicate +live/);
    expect([KEY, TOKEN].some(({ isIn }) => isIn(said))).toBe(false);
    if (process.platform === 'linux')
      expect(TOKEN.isIn(readFileSync(`/proc/${child.pid}/cmdline`, 'latin1'))).toBe(false);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
});

describe('L06 the data folder', () => {
  const modesIn = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [
        folder,
        ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
      ].map((path) => [relative(folder, path), (statSync(path).mode & 0o777).toString(8)]),
    );

  it.each([
    ['new', () => undefined],
    ['there, and open to all', (folder: string) => mkdirSync(folder, { mode: 0o777 })],
  ])('L06 is for its owner alone, with all that is in it: %s', async (_, prepare) => {
    const dataDir = join(openFolder(), 'data');
    prepare(dataDir);
    const bench = await Bench.open({ dataDir });
    // Whatever the shell that started it lets new files be.
    await bench.start({}, { prelude: 'umask 000' });
    const witness = new Witness(bench.life.url);
    const bytes = await sharp({ create: { width: 256, height: 256, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    await witness.ask('POST /api/uploads', bytes);
    expect((await witness.run(SMALL.runware)).status).toBe('done');
    await witness.readAll();
    const modes = modesIn(dataDir);
    for (const kind of ['images', 'uploads', 'thumbnails'])
      expect(Object.keys(modes).some((path) => path.startsWith(`${kind}/`))).toBe(true);
    expect(Object.keys(modes)).toEqual(
      expect.arrayContaining(['', 'ledger.sqlite', 'ledger.sqlite-wal', 'lock.sqlite']),
    );
    const tooOpen = Object.entries(modes).filter(
      ([path, mode]) => mode !== (isFolder(join(dataDir, path)) ? '700' : '600'),
    );
    expect(tooOpen).toEqual([]);
  });

  it('L06 of the sandbox is so too', async () => {
    const dataDir = join(openFolder(), 'data');
    const bench = await Bench.open({ dataDir });
    await bench.start(
      { RUNWARE_API_KEY: '', REPLICATE_API_TOKEN: '', SANDBOX_PACE: '0' },
      { prelude: 'umask 000' },
    );
    await new Witness(bench.life.url).run(SMALL.replicate);
    const modes = modesIn(dataDir);
    expect(modes).toMatchObject({ '': '700', 'sandbox.sqlite': '600', images: '700' });
    expect(Object.values(modes).filter((mode) => mode !== '700' && mode !== '600')).toEqual([]);
  });
});

describe('K04 the sandbox', () => {
  it('K04 asks no other machine for anything', async () => {
    const folder = openFolder();
    const [log, guard] = [join(folder, 'egress'), join(folder, 'guard.mjs')];
    writeFileSync(log, '');
    // Every way out of the process: it is noted and refused.
    writeFileSync(
      guard,
      `import net from 'node:net'; import dns from 'node:dns'; import dgram from 'node:dgram'; import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       const refuse = (what) => (...args) => { fs.appendFileSync(${JSON.stringify(log)}, what + '\\n'); throw new Error('There is no network.'); };
       net.Socket.prototype.connect = refuse('connect');
       dgram.Socket.prototype.send = refuse('send');
       const { lookup } = dns;
       // To listen, a server looks its own address up.
       dns.lookup = (name, ...rest) => (name === '127.0.0.1' ? lookup(name, ...rest) : refuse('lookup ' + name)());
       dns.promises.lookup = refuse('lookup');
       syncBuiltinESMExports();
       fs.appendFileSync(${JSON.stringify(log)}, 'guarded\\n');`,
    );
    const server = await startAppServer({
      DATA_DIR: join(folder, 'data'),
      NODE_OPTIONS: `--import=file://${guard}`,
    });
    onTestFinished(() => server.kill());
    const witness = new Witness(server.url);
    for (const request of [SMALL.runware, SMALL.replicate])
      expect(await witness.run(request)).toMatchObject({
        status: 'done',
        sandbox: true,
        images: [{ width: 256 }],
      });
    await witness.readAll();
    expect(readFileSync(log, 'utf8')).toBe('guarded\n');
  });
});

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}
