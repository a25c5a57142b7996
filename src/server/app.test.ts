import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const ID = 'd54ceecb-0000-4000-8000-000000000001';
const ROUTES = [
  'GET /',
  'GET /gallery',
  'GET /api/config',
  'GET /api/models',
  'GET /api/spend',
  'GET /api/tasks',
  `GET /api/tasks/${ID}`,
  'POST /api/tasks',
  `PATCH /api/tasks/${ID}`,
  `DELETE /api/tasks/${ID}`,
  `POST /api/tasks/${ID}/cancel`,
  `POST /api/tasks/${ID}/restore`,
  `POST /api/tasks/${ID}/resolve`,
  `GET /api/images/${ID}`,
  `GET /api/uploads/${'a'.repeat(64)}`,
  'POST /api/uploads',
  'GET /api/events',
  'GET /api/nothing',
];
const API_ROUTES = ROUTES.filter((line) => line.includes('/api/'));
const CHANGES = API_ROUTES.filter((line) => !line.startsWith('GET'));

describe('every route', () => {
  it.each(ROUTES)('answers %s under its own name alone', async (line) => {
    const bench = new Bench({ isRunning: false });
    for (const host of ['evil.example', '127.0.0.1', '127.0.0.1:80', 'localhost.evil.example:4747', '']) {
      const { status, headers } = await bench.ask(line, undefined, { host });
      expect([host, status, headers.get('content-type')]).toEqual([host, 403, 'application/problem+json']);
    }
  });

  it.each(CHANGES)('changes nothing by %s for another site', async (line) => {
    const bench = new Bench({ isRunning: false });
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://127.0.0.1:4747' },
      { origin: 'http://127.0.0.1:4748' },
      { origin: 'http://127.0.0.1:4747.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await bench.ask(line, { id: ID, ...SMALL.runware }, { ...headers });
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    expect(bench.services.ledger.list({ limit: 1, deleted: false }).tasks).toEqual([]);
  });

  it.each(API_ROUTES.filter((line) => line.startsWith('GET')))(
    'tells another site nothing by %s',
    async (line) => {
      const bench = new Bench({ isRunning: false });
      expect((await bench.ask(line, undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    },
  );

  it.each(ROUTES.filter((line) => !line.endsWith('/events')))('answers %s with its headers', async (line) => {
    const bench = new Bench({ isRunning: false });
    const { headers } = await bench.ask(line);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    if (line.includes('/api/')) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('carries its headers on a refusal too', async () => {
    const bench = new Bench({ isRunning: false });
    const { headers } = await bench.ask('GET /', undefined, { host: 'evil.example' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets its own page through', async () => {
    const bench = new Bench({ isRunning: false });
    const headers = { origin: 'http://127.0.0.1:4747', 'sec-fetch-site': 'same-origin' };
    expect((await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware }, headers)).status).toBe(202);
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

  it('is turned away where it is larger than it may be, its length told or not', async () => {
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
  it.each(['GET /api/nothing', 'GET /api', 'POST /api/config', 'PUT /api/tasks', 'DELETE /api/images/x'])(
    'is answered with 404 and a reason: %s',
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
