import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const { model, input } = SMALL.runware;

type ServerEvent = { readonly event: string; readonly id: string; readonly data: unknown };

/** Listens to the stream of events; `next` waits for one more. */
async function listen(bench: Bench, lastEventId?: string) {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await bench.fetch('/api/events', { headers });
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  onTestFinished(() => reader.cancel());
  let text = '';

  async function next(): Promise<ServerEvent> {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended.');
      text += Buffer.from(value).toString();
    }
    const [block = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
    return { event: fields.event ?? block, id: fields.id ?? '', data: JSON.parse(fields.data ?? 'null') };
  }

  async function nextTask(isReached: (task: { status: string }) => boolean): Promise<ServerEvent> {
    for (;;) {
      const event = await next();
      if (event.event === 'task' && isReached(Object(event.data))) return event;
    }
  }
  return { response, next, nextTask, reader };
}

/** A place in the events of this bench's ledger. */
function placeOf(bench: Bench, seq: number): string {
  return `${bench.services.ledger.identity}.${seq}`;
}

describe('GET /api/events', () => {
  it('is a stream that nobody stores', async () => {
    const bench = new Bench({ isRunning: false });
    const { response } = await listen(bench);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toMatch(/no-store|no-cache/);
  });

  it('tells every change of a task as it is then', async () => {
    const bench = new Bench();
    const { next, nextTask } = await listen(bench);
    expect(await next()).toEqual({ event: 'hello', id: placeOf(bench, 0), data: {} });
    const { id } = await bench.take(model, input);
    expect((await nextTask((task) => task.status !== 'done')).data).toMatchObject({ id, model });
    const done = await bench.settle(id);
    expect((await nextTask((task) => task.status === 'done')).data).toEqual(done);
  });

  it('names no image before its file is in place', async () => {
    const bench = new Bench();
    const { nextTask } = await listen(bench);
    const { ledger, files } = bench.services;
    const { id } = await bench.take(model, { ...input, numberResults: 3 });
    const isInPlace: boolean[] = [];
    const unsubscribe = ledger.subscribe(() => {
      for (const { sha256 } of bench.task(id).images) isInPlace.push(existsSync(files.pathOf(sha256)));
    });
    await bench.settle(id);
    unsubscribe();
    expect(Object((await nextTask((task) => task.status === 'done')).data).images).toHaveLength(3);
    expect(isInPlace.length).toBeGreaterThan(3);
    expect(isInPlace).not.toContain(false);
  });

  it('resumes after the last one heard: nothing missed, nothing told twice', async () => {
    const bench = new Bench({ isRunning: false });
    const first = await listen(bench);
    const a = await bench.take(model, input);
    const heard = await first.nextTask(() => true);
    await first.reader.cancel();
    const b = await bench.take(model, input);
    const c = await bench.take(model, input);
    const again = await listen(bench, heard.id);
    const told = [await again.next(), await again.next(), await again.next()];
    expect(told.map(({ event }) => event)).toEqual(['hello', 'task', 'task']);
    expect(told.slice(1).map(({ data }) => Object(data).id)).toEqual([b.id, c.id]);
    expect(Object(heard.data).id).toBe(a.id);
  });

  it.each<[string, (bench: Bench) => string]>([
    ['that is not kept any more', (bench) => placeOf(bench, 1)],
    ['that is to come', (bench) => placeOf(bench, 999_999)],
    ['of another ledger', () => 'another.11000'],
    ['of an older version', () => '11000'],
    ['that is none', () => 'rubbish'],
    ['below all', (bench) => placeOf(bench, -5)],
  ])('X81 asks to refresh after an event %s, and goes on from now', async (_, lastEventId) => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    const ledger = new DatabaseSync(join(bench.folder, 'ledger.sqlite'));
    ledger.exec(`INSERT INTO events (seq, task, at) VALUES (11000, '${id}', 0)`);
    ledger.exec('DELETE FROM events WHERE seq < 1000');
    ledger.close();
    const now = placeOf(bench, 11_000);
    const { next } = await listen(bench, lastEventId(bench));
    expect(await next()).toEqual({ event: 'refresh', id: now, data: {} });
    expect(await next()).toEqual({ event: 'hello', id: now, data: {} });
    const other = await bench.take(model, input);
    expect(await next()).toMatchObject({ event: 'task', data: { id: other.id } });
  });

  it('says every few seconds that it is still there', async () => {
    const bench = new Bench({ isRunning: false });
    const { next } = await listen(bench);
    expect((await next()).event).toBe('hello');
    await bench.pass(4_000);
    expect((await next()).event).toBe('beat');
  });

  it('tells where a provider is paused, and where it goes on', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, answer }) =>
      kind === 'send' ? Response.json({ errors: [] }, { status: 429 }) : answer();
    const { next } = await listen(bench);
    expect((await next()).event).toBe('hello');
    const { id } = await bench.take(model, input);
    await bench.quiet();
    for (let event = ''; event !== 'config'; ) event = (await next()).event;
    expect((await bench.ask('GET /api/config')).body).toMatchObject({
      providers: [{ paused: { reason: expect.stringContaining('asks to wait') } }, { paused: null }],
    });
    bench.intercept = null;
    await bench.settle(id);
    for (let event = ''; event !== 'config'; ) event = (await next()).event;
    expect((await bench.ask('GET /api/config')).body).toMatchObject({ providers: [{ paused: null }, {}] });
  });

  it('tells a task that changed many times once, as it is now', async () => {
    const bench = new Bench({ isRunning: false });
    const { id } = await bench.take(model, input);
    for (const note of ['a', 'b', 'c']) await bench.ask(`PATCH /api/tasks/${id}`, { note });
    const { next } = await listen(bench, placeOf(bench, 0));
    expect([(await next()).event, await next()]).toMatchObject([
      'hello',
      { event: 'task', data: { id, note: 'c' } },
    ]);
    await bench.ask(`PATCH /api/tasks/${id}`, { note: 'd' });
    expect(await next()).toMatchObject({ data: { note: 'd' } });
  });
});
