import { createHash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeInput } from '#core/request.ts';
import { createEmulator, type Emulator } from '#server/emulator/create-emulator.ts';
import { FileStore } from '#server/ledger/file-store.ts';
import { Inbox } from '#server/ledger/inbox.ts';
import { createLiveFetch } from '#server/ledger/live-fetch.ts';
import { createUpstream, type Upstream } from '#server/ledger/upstream.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { systemClock } from '#server/system-clock.ts';
import { SMALL } from '#server/test-bench.ts';
import { allProviders } from './all-providers.ts';
import type { InputImage, Job, Provider, Report } from './provider.ts';

const KEY = 'key-that-must-stay-secret';
const SEED = '9223372036854775807';
const { models } = loadDefinitions(DEFINITIONS_FOLDER);
const liveFetch = createLiveFetch();
/** For images inside answers: these tests take none. */
const inbox = new Inbox(new FileStore(join(tmpdir(), 'proofsheet-conformance')));

/** What each provider's smallest task is, and where it takes a source image. */
const TASKS: Readonly<Record<string, { model: string; input: object; image: (value: string) => object }>> = {
  runware: { ...SMALL.runware, image: (value) => ({ inputs: { seedImage: value } }) },
  replicate: { ...SMALL.replicate, image: (value) => ({ image: value }) },
};

let emulator: Emulator;
let origin = '';
let close: () => void = () => undefined;
const heard: { readonly headers: Headers; readonly text: string }[] = [];

beforeAll(async () => {
  emulator = createEmulator({
    definitions: [...models.values()].map((model) => model.definition),
    clock: systemClock,
    file: ':memory:',
    pace: 0,
    async intercept(request, answer) {
      heard.push({ headers: request.headers, text: await request.clone().text() });
      return answer();
    },
  });
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: emulator.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    listening.resolve(port),
  );
  close = () => server.close();
  origin = `http://127.0.0.1:${await listening.promise}`;
});
afterAll(() => {
  close();
  emulator.close();
});

function connect(provider: Provider, key = KEY, base = origin): Upstream {
  return createUpstream({
    baseUrl: `${base}/${provider.id}/v1`,
    key,
    fetch: liveFetch,
    clock: systemClock,
    resultHosts: provider.resultHosts,
    isOriginTrusted: true,
    pollEveryMs: 1000,
  });
}

function jobOf(provider: Provider, more: object = {}): Job {
  const task = TASKS[provider.id];
  const model = task && models.get(task.model);
  if (!model) throw new Error(`${provider.id} has no smallest task: add it to the list.`);
  const id = crypto.randomUUID();
  const input = { ...task.input, seed: SEED, ...more };
  const sent = completeInput(model, input, { taskId: id, seed: '1' });
  return { id, model, sent, providerId: null };
}

async function accept(provider: Provider, job: Job, image: InputImage | null = null): Promise<Job> {
  const outcome = await provider.send(job, connect(provider).callWith(inbox), async () => image);
  expect(outcome).toMatchObject({ kind: 'accepted' });
  return { ...job, providerId: outcome.kind === 'accepted' ? outcome.providerId : null };
}

async function reportOf(provider: Provider, job: Job): Promise<Report | undefined> {
  return (await provider.poll([job], connect(provider).callWith(inbox))).get(job.providerId ?? '');
}

/** A listener that does as `onConnection` says, for one exchange. */
async function withListener<T>(
  onConnection: (socket: Socket) => void,
  work: (base: string) => Promise<T>,
): Promise<T> {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
  }
}

describe.each(allProviders)('$title', (provider) => {
  it('accepts a task and reports its result, with the seed that was asked for to its last digit', async () => {
    const job = await accept(provider, jobOf(provider));
    const report = await reportOf(provider, job);
    expect(report).toMatchObject({
      state: 'succeeded',
      errors: [],
      outputs: [{ index: 0, seed: SEED, from: { kind: 'url' } }],
    });
  });

  it('delivers the exact bytes', async () => {
    const job = await accept(provider, jobOf(provider));
    const from = (await reportOf(provider, job))?.outputs[0]?.from;
    const url = from?.kind === 'url' ? from.url : '';
    const bytes = await connect(provider).download(url, buffer);
    const direct = await emulator.fetch(new Request(url));
    expect(bytes.equals(Buffer.from(await direct.arrayBuffer()))).toBe(true);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 256, height: 256 });
  });

  it('F07 gets its key in a header, never in a body or an address, and results are fetched without it', async () => {
    heard.length = 0;
    const job = await accept(provider, jobOf(provider));
    await reportOf(provider, job);
    expect(heard.map(({ headers }) => headers.get('authorization'))).toEqual([
      `Bearer ${KEY}`,
      `Bearer ${KEY}`,
    ]);
    const from = (await reportOf(provider, job))?.outputs[0]?.from;
    heard.length = 0;
    await connect(provider).download(from?.kind === 'url' ? from.url : '', buffer);
    expect(heard.map(({ headers }) => headers.get('authorization'))).toEqual([null]);
    expect(
      emulator.book
        .requests()
        .map(({ body }) => body)
        .join(),
    ).not.toContain(KEY);
  });

  it('refuses a key that is not valid for the whole account, and says which variable holds it', async () => {
    const outcome = await provider.send(
      jobOf(provider),
      connect(provider, 'invalid').callWith(inbox),
      async () => null,
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      isWholeAccount: true,
      error: { kind: 'unauthorized', message: expect.stringContaining(provider.variables.key) },
    });
    expect(JSON.stringify(outcome)).not.toContain('invalid"');
  });

  it('refuses a parameter that it does not know, and names it', async () => {
    const before = emulator.book.charges().length;
    const job = jobOf(provider);
    const outcome = await provider.send(
      { ...job, sent: { ...job.sent, colour: 'red' } },
      connect(provider).callWith(inbox),
      async () => null,
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      isWholeAccount: false,
      error: { kind: 'invalid-input' },
    });
    expect(JSON.stringify(outcome)).toContain('colour');
    expect(emulator.book.charges()).toHaveLength(before);
  });

  it('refuses a value out of its range at its path', async () => {
    const outcome = await provider.send(
      jobOf(provider, { width: 100 }),
      connect(provider).callWith(inbox),
      async () => null,
    );
    expect(outcome).toMatchObject({ kind: 'refused', error: { issues: [{ path: 'width' }] } });
  });

  it('finds a task that it has, and none that it does not', async () => {
    const call = connect(provider).callWith(inbox);
    const accepted = await accept(provider, jobOf(provider, { seed: '77' }));
    const [from, until] = [Date.now() - 60_000, Date.now() + 60_000];
    const search = { job: { ...accepted, providerId: null }, from, until, isTaken: () => false };
    expect(await provider.find(search, call)).toMatchObject([
      { providerId: accepted.providerId, report: { state: 'succeeded' } },
    ]);
    expect(await provider.find({ ...search, job: jobOf(provider, { seed: '78' }) }, call)).toEqual([]);
  });

  it('says nothing of a task that it never had, or that it has none such', async () => {
    const job = { ...jobOf(provider), providerId: 'a'.repeat(26) };
    expect(['silent', 'absent']).toContain((await reportOf(provider, job))?.state ?? 'silent');
  });

  it.each([
    ['small', 64],
    ['large', 640],
  ])('gets a %s source image whole', async (_, side) => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const bytes = await sharp({
      create: { width: side, height: side, channels: 3, background: '#000', noise },
    })
      .png()
      .toBuffer();
    expect(bytes.byteLength > 256_000).toBe(side === 640);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const value = `upload:${sha256}`;
    const job = jobOf(provider, { ...TASKS[provider.id]?.image(value), seed: '5' });
    const accepted = await accept(provider, job, { bytes, type: 'image/png', sha256 });
    expect((await reportOf(provider, accepted))?.state).toBe('succeeded');
    expect(Buffer.from(emulator.book.blobs.get(sha256) ?? []).equals(bytes)).toBe(true);
  });

  it('that refuses the connection got nothing', async () => {
    const base = await withListener(
      (socket) => socket.destroy(),
      async (address) => address,
    );
    const outcome = await provider.send(
      jobOf(provider),
      connect(provider, KEY, base).callWith(inbox),
      async () => null,
    );
    expect(outcome).toMatchObject({ kind: 'not-sent', error: { code: 'ECONNREFUSED' } });
  });

  it.each([
    ['resets the connection', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['closes it without a word', (socket: Socket) => socket.once('data', () => socket.end())],
    [
      'closes it in the middle of its answer',
      (socket: Socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"data":[')),
    ],
  ])('that %s may have the task', async (_, onConnection) => {
    const outcome = await withListener(onConnection, (base) =>
      provider.send(jobOf(provider), connect(provider, KEY, base).callWith(inbox), async () => null),
    );
    expect(outcome).toMatchObject({ kind: 'not-known' });
  });

  it('is asked for money on a connection of its own, once', async () => {
    let connections = 0;
    const outcome = await withListener(
      (socket) => {
        connections++;
        socket.once('data', () => socket.resetAndDestroy());
      },
      (base) =>
        provider.send(jobOf(provider), connect(provider, KEY, base).callWith(inbox), async () => null),
    );
    expect([connections, outcome.kind]).toEqual([1, 'not-known']);
  });
});
