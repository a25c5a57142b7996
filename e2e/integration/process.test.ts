import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isFinal, taskPageSchema } from '#core/task.ts';
import { readLedger } from '#e2e/torture/read-ledger.ts';
import { Bench, PROVIDERS, waitFor } from './open-bench.ts';

describe('an upload to the server', () => {
  it('X05 that breaks off in the middle leaves nothing, and is sent again', async () => {
    const bench = await Bench.open();
    await bench.start();
    const bytes = await sharp({ create: { width: 256, height: 256, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const origin = bench.life.url;
    const url = `${origin}/api/uploads`;
    const half = request(url, {
      method: 'POST',
      headers: { origin, 'content-type': 'image/png', 'content-length': bytes.length },
    });
    half.on('error', () => undefined);
    await new Promise<void>((resolve) => half.write(bytes.subarray(0, bytes.length / 2), () => resolve()));
    await bench.ask('GET /api/config');
    half.destroy();
    await bench.ask('GET /api/config');
    expect(uploadsIn(bench)).toEqual({ files: [], rows: 0 });

    const whole = await fetch(url, {
      method: 'POST',
      headers: { origin, 'content-type': 'image/png' },
      body: new Uint8Array(bytes),
    });
    expect(whole.status).toBe(201);
    expect(uploadsIn(bench)).toEqual({ files: [expect.any(String)], rows: 1 });
    expect(await bench.ask('GET /api/tasks')).toMatchObject({ body: { tasks: [] } });
    expect(bench.upstream.arrivals).toEqual([]);
  });
});

describe('a server that is short of handles', () => {
  it('X75 refuses connections and loses no task', async () => {
    const bench = await Bench.open({ speed: 5 });
    await bench.start({}, { prelude: 'ulimit -n 64' });
    const posted = await Promise.all([1, 2, 3, 4].map(() => bench.post('runware', { numberResults: 2 })));
    const idle = holdConnections(bench.life.url, 80);
    const beset = await Promise.allSettled(Array.from({ length: 10 }, () => bench.post('replicate')));
    await waitFor(() => (idle.every((socket) => socket.connecting) ? null : true));
    await pause(500);
    for (const socket of idle) socket.destroy();
    const ids = [...posted, ...beset.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))];
    for (const id of ids) expect((await bench.until(id)).status).toBe('done');
    const { tasks } = taskPageSchema.parse((await bench.ask('GET /api/tasks')).body);
    expect(bench.charges).toBe(tasks.length);
    for (const { images, missing } of tasks) expect([images.length > 0, missing]).toEqual([true, []]);
  });
});

describe('X81 a page that resumes its events', () => {
  it('from another ledger is told to read all anew', async () => {
    const bench = await Bench.open();
    await bench.start();
    await bench.until(await bench.post('runware'));
    expect(await firstEvents(bench, '0123456789abcdef.3')).toMatch(
      /^event: refresh\ndata: {}\nid: [0-9a-f]{16}\.\d+\n/,
    );
  });

  it('from before what is kept is told so, and from within it is not', async () => {
    const bench = await Bench.open();
    await bench.start();
    await bench.until(await bench.post('runware'));
    const [, identity, last] = /id: ([0-9a-f]{16})\.(\d+)/.exec(await firstEvents(bench)) ?? [];
    await bench.life.stop();
    const ledger = new DatabaseSync(join(bench.dataDir, 'ledger.sqlite'));
    ledger.prepare('DELETE FROM events WHERE seq < ?').run(Number(last));
    ledger.close();

    await bench.start();
    expect(await firstEvents(bench, `${identity}.1`)).toMatch(/^event: refresh\n/);
    expect(await firstEvents(bench, `${identity}.${last}`)).toMatch(/^event: hello\n/);
  });
});

describe('a server that is asked to end', () => {
  it.each(PROVIDERS)(
    'X91 takes no more, ends though a poll hangs, and goes on with what %s runs at the next start',
    async (provider) => {
      const bench = await Bench.open({
        // One task takes 48–120 s, and one poll does not come back before the stop.
        pace: 40,
        faults: [{ on: 'poll', at: 'before_charge', do: 'hang' }],
      });
      await bench.start();
      const ids = await Promise.all([1, 2, 3].map(() => bench.post(provider)));
      await bench.until(ids[0] ?? '', ({ status }) => status === 'running');
      const stopping = bench.life.stop();
      const isRefused = () =>
        bench.post(provider).then(
          () => null,
          () => true,
        );
      await waitFor(isRefused);
      await stopping;
      expect(await bench.life.ended).toBe(0);
      const taken = readLedger(bench.dataDir).tasks;
      expect(
        taken.map(({ status }) => status).filter((status) => isFinal(status) && status !== 'done'),
      ).toEqual([]);

      await bench.start();
      for (const { id } of taken) expect((await bench.until(id)).status).toBe('done');
      expect([bench.submits, bench.charges]).toEqual([taken.length, taken.length]);
    },
  );
});

describe('a process that stands still', () => {
  it('X93 for a second ends no task, and no request by its deadline', async () => {
    const bench = await Bench.open({ speed: 1, faults: [{ on: 'submit', do: 'delay', ms: 500 }] });
    await bench.start();
    const ids = await Promise.all(PROVIDERS.map((provider) => bench.post(provider)));
    for (let stop = 0; stop < 3; stop++) {
      process.kill(bench.life.pid, 'SIGSTOP');
      await pause(1_000);
      process.kill(bench.life.pid, 'SIGCONT');
      for (const id of ids) expect((await bench.task(id)).error).toBeNull();
    }
    for (const id of ids) expect((await bench.until(id)).status).toBe('done');
    expect([bench.submits, bench.charges]).toEqual([2, 2]);
  });
});

function uploadsIn({ dataDir }: Bench): { readonly files: readonly string[]; readonly rows: number } {
  const folder = join(dataDir, 'uploads');
  const ledger = new DatabaseSync(join(dataDir, 'ledger.sqlite'), { readOnly: true });
  const rows = Number(ledger.prepare('SELECT COUNT(*) AS count FROM uploads').get()?.count);
  ledger.close();
  try {
    return { files: readdirSync(folder), rows };
  } catch {
    return { files: [], rows };
  }
}

function holdConnections(url: string, count: number): readonly Socket[] {
  const { port } = new URL(url);
  const sockets = Array.from({ length: count }, () =>
    connect(Number(port), '127.0.0.1').on('error', () => undefined),
  );
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return sockets;
}

/** What the stream of events says first. */
async function firstEvents(bench: Bench, lastEventId?: string): Promise<string> {
  const over = new AbortController();
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const { body } = await fetch(`${bench.life.url}/api/events`, { headers, signal: over.signal });
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes('event: hello')) break;
  }
  over.abort();
  return text;
}
