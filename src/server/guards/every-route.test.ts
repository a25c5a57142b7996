import { describe, expect, it } from 'vitest';
import { Bench, ORIGIN, SMALL } from '#server/test-bench.ts';
import { KNOWN_ROUTES } from './known-routes.ts';

const ID = 'd54ceecb-0000-4000-8000-000000000001';
const TOKEN = 'a-token-of-some-length';
const PAGES = ['GET /', 'GET /gallery', 'GET /assets/page.js'];
const ROUTES = KNOWN_ROUTES.map((line) => line.replace(':id', ID));
const CHANGES = ROUTES.filter((line) => !line.startsWith('GET'));
const READINGS = ROUTES.filter((line) => line.startsWith('GET'));

/** What a change of a path carries. */
function typeOf(line: string): string {
  if (line.endsWith('/api/import')) return 'application/zip';
  return line.endsWith('/api/uploads') ? 'image/png' : 'application/json';
}

function expectNothingTaken(bench: Bench): void {
  expect(bench.services.ledger.list({ limit: 1, deleted: false }).tasks).toEqual([]);
  expect(bench.emulator.book.requests()).toEqual([]);
}

it('G03 every route that is registered is known here, and walked below', () => {
  const registered = new Bench({ isRunning: false }).routes.filter(
    (line) => !line.startsWith('ALL') && !line.includes('*'),
  );
  expect(registered.toSorted()).toEqual([...KNOWN_ROUTES].toSorted());
});

describe('every route', () => {
  it.each([...ROUTES, ...PAGES])('J01 J02 J03 J04 G03 answers %s under its own name alone', async (line) => {
    const bench = new Bench({ isRunning: false });
    const foreign = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:4747',
      '127.0.0.1',
      '127.0.0.1:80',
      '127.0.0.1:4747.',
      '127.0.0.1:4747@evil.example',
      '',
    ];
    for (const host of foreign) {
      const { status, headers } = await bench.ask(line, undefined, { host });
      expect([host, status, headers.get('content-type')]).toEqual([host, 403, 'application/problem+json']);
    }
  });

  it.each(CHANGES)('G03 G08 G09 H01 H02 changes nothing by %s for another site', async (line) => {
    const bench = new Bench({ isRunning: false });
    const foreign = [
      { origin: '' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://127.0.0.1:4747' },
      { origin: 'http://127.0.0.1:4748' },
      { origin: 'http://127.0.0.1:4747.evil.example' },
      { origin: 'http://localhost:4747' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) {
      const answer = await bench.ask(line, { id: ID, ...SMALL.runware }, { ...headers });
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    expectNothingTaken(bench);
  });

  it.each(READINGS)('G09 H03 H04 tells another site nothing by %s', async (line) => {
    const bench = new Bench({ isRunning: false });
    for (const site of ['cross-site', 'same-site'])
      expect((await bench.ask(line, undefined, { 'sec-fetch-site': site })).status).toBe(403);
  });

  it.each(CHANGES)('G07 takes no form and no text by %s', async (line) => {
    const bench = new Bench({ isRunning: false });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ]) {
      const answer = await bench.ask(line, '{}', { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  it.each(CHANGES)('G06 takes no more than 32 MB by %s, or 16 GB of an export', async (line) => {
    const bench = new Bench({ isRunning: false });
    const isImport = line === 'POST /api/import';
    const length = isImport ? 50_000_000_000 : 50_000_000;
    const headers = { 'content-type': typeOf(line), 'content-length': String(length) };
    const { status, body } = await bench.ask(line, '{}', headers);
    expect([status, body]).toEqual([413, expect.objectContaining({ title: 'Too large' })]);
  });

  it.each(ROUTES)('G02 reaches %s by its one spelling alone', async (line) => {
    const bench = new Bench({ isRunning: false });
    const [method, path = ''] = line.split(' ');
    const others = [
      `/${path}`,
      path.replace('/api/', '/api//'),
      path.replace('/api/', '/api%2F'),
      `${path}%2f`,
    ];
    for (const other of others) {
      const { status, body } = await bench.ask(`${method} ${other}`);
      expect([other, status, body]).toEqual([other, 404, expect.objectContaining({ title: 'Not found' })]);
    }
  });

  it.each(ROUTES.filter((line) => line !== 'POST /api/session'))(
    'G03 I03 I04 asks at %s for the access token where one is set',
    async (line) => {
      const bench = new Bench({ isRunning: false, environment: { ACCESS_TOKEN: TOKEN } });
      const strangers = [
        {},
        { authorization: TOKEN },
        { authorization: `Basic ${btoa(`x:${TOKEN}`)}` },
        { cookie: `proofsheet-4747=${TOKEN}` },
        { cookie: 'proofsheet-4747=' },
      ];
      for (const headers of strangers) {
        const { status, headers: sent, body } = await bench.ask(line, undefined, { ...headers });
        expect([headers, status, sent.get('cache-control')]).toEqual([headers, 401, 'no-store']);
        expect(body).toMatchObject({ detail: expect.stringContaining('Sign in') });
      }
      expect((await bench.ask(`${line}?token=${TOKEN}&access_token=${TOKEN}`)).status).toBe(401);
      for (const wrong of ['', 'wrong', `${TOKEN} `.repeat(2), TOKEN.toUpperCase()]) {
        const headers = { authorization: `Bearer ${wrong}` };
        expect([wrong, (await bench.ask(line, undefined, headers)).status]).toEqual([wrong, 401]);
      }
      const { status } = await bench.fetch(line.split(' ')[1] ?? '', {
        method: line.split(' ')[0] ?? '',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      });
      expect(status).not.toBe(401);
    },
  );

  it.each([...ROUTES.filter((line) => !line.endsWith('/events')), ...PAGES])(
    'G11 G26 H05 answers %s with its headers',
    async (line) => {
      const bench = new Bench({ isRunning: false });
      const { headers } = await bench.ask(line);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
      if (line.includes('/api/')) expect(headers.get('cache-control')).toBe('no-store');
      const origin = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
      const preflight = await bench.ask(line.replace(/^\w+/, 'OPTIONS'), undefined, origin);
      for (const answer of [headers, preflight.headers])
        expect([...answer.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    },
  );

  it.each([...new Set([...ROUTES, ...PAGES].map((line) => line.split(' ')[1] ?? ''))])(
    'G10 answers a method that %s does not have with 405 and those that it has',
    async (path) => {
      const bench = new Bench({ isRunning: false });
      const absent = ['PUT', 'OPTIONS', 'PROPFIND'].filter((method) => !ROUTES.includes(`${method} ${path}`));
      for (const method of absent) {
        const { status, headers } = await bench.ask(`${method} ${path}`, undefined, {
          'content-type': typeOf(path),
        });
        expect([method, status]).toEqual([method, 405]);
        expect(headers.get('allow')).toMatch(/^[A-Z]+(, [A-Z]+)*$/);
      }
    },
  );

  it('carries its headers on a refusal too', async () => {
    const bench = new Bench({ isRunning: false });
    const { headers } = await bench.ask('GET /', undefined, { host: 'evil.example' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets its own page through', async () => {
    const bench = new Bench({ isRunning: false });
    const headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };
    expect((await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware }, headers)).status).toBe(202);
  });

  it('lets the page through that is served by a proxy under a name that the deployment lists', async () => {
    const bench = new Bench({ isRunning: false });
    for (const [origin, status] of [
      ['https://images.example', 202],
      ['http://images.example', 202],
      ['https://127.0.0.1:4747', 403],
      ['https://other.example', 403],
    ] as const) {
      const headers = { host: 'images.example', origin };
      expect([
        origin,
        (await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware }, headers)).status,
      ]).toEqual([origin, status]);
    }
  });

  it.each([
    'x-fal-target-url',
    'x-portkey-custom-host',
    'x-forwarded-host',
    'x-forwarded-proto',
    'forwarded',
  ])('G05 sends nothing elsewhere for the header %s', async (name) => {
    const bench = new Bench();
    const id = crypto.randomUUID();
    const body = { id, ...SMALL.runware };
    const { status } = await bench.ask(
      'POST /api/tasks?url=https://evil.example&api_base=https://evil.example',
      body,
      {
        [name]: 'https://evil.example',
      },
    );
    expect(status).toBe(202);
    expect((await bench.settle(id)).status).toBe('done');
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });
});

describe('a path', () => {
  it.each([
    '//api/tasks',
    '/api//tasks',
    '/api%2ftasks',
    '/api%2Ftasks',
    '/api/tasks%5c',
    '/api/images/..%2f..%2fledger.sqlite',
    '/api/uploads/%2e%2e%2fx',
    '/api/tasks/%00',
    '/api/tasks/%252e%252e',
    '/assets/..%2f..%2fpackage.json',
  ])('G01 G02 has one spelling: %s is none', async (path) => {
    const bench = new Bench({ isRunning: false });
    for (const method of ['GET', 'POST'])
      expect(
        (await bench.ask(`${method} ${path}`, method === 'POST' ? { id: ID, ...SMALL.runware } : undefined))
          .status,
      ).toBe(404);
    expectNothingTaken(bench);
  });

  it('G02 in capitals is the page, and takes nothing', async () => {
    const bench = new Bench({ isRunning: false });
    expect((await bench.ask('POST /API/tasks', { id: ID, ...SMALL.runware })).status).toBe(405);
    expectNothingTaken(bench);
  });
});
