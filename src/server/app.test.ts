import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const ID = 'd54ceecb-0000-4000-8000-000000000001';

describe('tasks', () => {
  it('G14 are taken as fast as the rate allows, and the rest told when to come again', async () => {
    const bench = new Bench({ environment: { SUBMITS_PER_SECOND: '20', TASKS_AT_ONCE: '100' } });
    const answers = [];
    for (let at = 0; at < 100; at++)
      answers.push(await bench.ask('POST /api/tasks', { id: crypto.randomUUID(), ...SMALL.runware }));
    const refused = answers.filter(({ status }) => status === 429);
    expect([answers.filter(({ status }) => status === 202).length, refused.length]).toEqual([60, 40]);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.body).toMatchObject({ detail: expect.stringContaining('Nothing was sent') });
    bench.clock.advance(1_000);
    expect((await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware })).status).toBe(202);
    await bench.settle(ID);
    for (let minute = 0; minute < 5; minute++) await bench.pass(60_000);
    expect(bench.emulator.book.charges()).toHaveLength(61);
  });
});

describe('a body', () => {
  it.each([
    'text/plain',
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    '',
  ])('of type "%s" is turned away where JSON is asked for', async (type) => {
    const bench = new Bench({ isRunning: false });
    const body = JSON.stringify({ id: ID, ...SMALL.runware });
    const answer = await bench.ask('POST /api/tasks', body, { 'content-type': type });
    expect(answer).toMatchObject({ status: 415, body: { status: 415 } });
    for (const line of [`PATCH /api/tasks/${ID}`, `POST /api/tasks/${ID}/cancel`])
      expect((await bench.ask(line, '{}', { 'content-type': type })).status).toBe(415);
    expect(bench.services.ledger.task(ID)).toBeNull();
  });

  it('is JSON with a charset as well', async () => {
    const bench = new Bench({ isRunning: false });
    const body = JSON.stringify({ id: ID, ...SMALL.runware });
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await bench.ask('POST /api/tasks', body, headers)).status).toBe(202);
  });

  it('G06 is turned away where it is larger than it may be, its length told or not', async () => {
    const bench = new Bench({ isRunning: false });
    const tooMuch = 'x'.repeat(32 * 1024 * 1024 + 1);
    const told = await bench.ask('POST /api/tasks', tooMuch, { 'content-length': String(tooMuch.length) });
    expect(told).toMatchObject({ status: 413, body: { title: 'Too large' } });
    const stream = new Blob([tooMuch]).stream();
    const untold = await bench.fetch('/api/tasks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect([untold.status, untold.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  });
});

describe('a route that is none', () => {
  it.each(['GET /api/nothing', 'GET /api', 'POST /api/nothing', 'PUT /api/nothing', 'DELETE /api/spend/x'])(
    'G04 is answered with 404 and a reason: %s',
    async (line) => {
      const bench = new Bench({ isRunning: false });
      const { status, headers, body } = await bench.ask(line);
      expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(body).toMatchObject({ type: 'about:blank', title: 'Not found', status: 404 });
    },
  );

  it('is the page where the browser asks for it', async () => {
    const bench = new Bench({ isRunning: false });
    expect(await (await bench.fetch('/gallery?image=1')).text()).toContain('<title>page</title>');
  });
});

describe('a fault of ours', () => {
  it('G22 is answered with an id and nothing of its words', async () => {
    const secret = 'rw-key-0123456789abcdef';
    const bench = new Bench({ isRunning: false, environment: { RUNWARE_API_KEY: secret } });
    const { id: task } = await bench.take(SMALL.runware.model, SMALL.runware.input);
    const ledger = new DatabaseSync(`${bench.folder}/ledger.sqlite`);
    ledger.prepare('UPDATE tasks SET error = ? WHERE id = ?').run(`{${secret}`, task);
    ledger.close();
    const { status, body } = await bench.ask('GET /api/tasks');
    const text = JSON.stringify(body);
    expect([status, text.includes(secret), text.includes(bench.folder), text.includes('.ts')]).toEqual([
      500,
      false,
      false,
      false,
    ]);
    const id = /under ([\da-f-]{36})\./.exec(text)?.[1] ?? 'none';
    expect(bench.warnings.filter((line) => line.includes(id))).toHaveLength(1);
  });
});

describe('a ledger that cannot be written', () => {
  it('X64 is answered with 503 within a second while another program holds it, and nothing is sent', async () => {
    const bench = new Bench();
    const other = new DatabaseSync(`${bench.folder}/ledger.sqlite`);
    other.exec('BEGIN IMMEDIATE');
    const asking = bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware });
    const held = await vi.waitFor(async () => {
      bench.clock.advance(100);
      return Promise.race([asking, Promise.reject(new Error('It is still trying.'))]);
    });
    expect(bench.clock.now()).toBeLessThan(Date.parse('2026-11-21T12:00:01Z'));
    other.exec('ROLLBACK');
    other.close();
    expect(held).toMatchObject({ status: 503, body: { detail: expect.stringContaining('Try again') } });
    expect(bench.emulator.book.requests()).toEqual([]);
    expect((await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware })).status).toBe(202);
  });
});
