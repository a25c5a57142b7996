import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { Bench } from '#server/test-bench.ts';

const TOKEN = 'a-token-of-some-length';

describe('signing in', () => {
  const open = () => new Bench({ isRunning: false, environment: { ACCESS_TOKEN: TOKEN } });
  const signIn = (bench: Bench, token: string, headers: Record<string, string> = {}) =>
    bench.ask('POST /api/session', { token }, headers);
  const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? '';

  it('exchanges the token once for a cookie that no script and no other site has', async () => {
    const bench = open();
    const { status, headers } = await signIn(bench, TOKEN);
    expect([status, headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(
        /^proofsheet-4747=[\w-]{43}; Max-Age=2592000; Path=\/api; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect(headers.get('set-cookie')).not.toContain(TOKEN);
    expect((await bench.ask('GET /api/tasks', undefined, { cookie: cookieOf(headers) })).status).toBe(200);
  });

  it('over https asks the browser to keep it to https', async () => {
    const bench = open();
    const headers = { host: 'images.example', origin: 'https://images.example' };
    expect((await signIn(bench, TOKEN, headers)).headers.get('set-cookie')).toMatch(/^proofsheet=.*; Secure/);
  });

  it('keeps of a session its hash alone, over a restart, and not for another token', async () => {
    const bench = open();
    const cookie = cookieOf((await signIn(bench, TOKEN)).headers);
    const [, secret = ''] = cookie.split('=');
    const database = new DatabaseSync(`${bench.folder}/ledger.sqlite`, { readOnly: true });
    const rows = JSON.stringify(database.prepare('SELECT * FROM sessions').all());
    database.close();
    expect([rows.includes(secret), rows.includes(TOKEN)]).toEqual([false, false]);
    bench.restart();
    expect((await bench.ask('GET /api/tasks', undefined, { cookie })).status).toBe(200);
    bench.restart({ ACCESS_TOKEN: `${TOKEN}-another` });
    expect((await bench.ask('GET /api/tasks', undefined, { cookie })).status).toBe(401);
  });

  it('ends after a month, at one’s word here, or everywhere', async () => {
    const bench = open();
    const cookies = [];
    for (let at = 0; at < 3; at++) cookies.push(cookieOf((await signIn(bench, TOKEN)).headers));
    const [one = '', other = '', third = ''] = cookies;
    const status = async (cookie: string) =>
      (await bench.ask('GET /api/tasks', undefined, { cookie })).status;
    const left = await bench.ask('DELETE /api/session', {}, { cookie: one });
    expect([left.status, left.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect([await status(one), await status(other), await status(third)]).toEqual([401, 200, 200]);
    expect((await bench.ask('DELETE /api/sessions', {}, { cookie: other })).status).toBe(204);
    expect([await status(other), await status(third)]).toEqual([401, 401]);
    const late = cookieOf((await signIn(bench, TOKEN)).headers);
    bench.clock.advance(31 * 24 * 60 * 60_000);
    expect(await status(late)).toBe(401);
  });

  it('takes its streams of events along where it ends, by word or by time', async () => {
    const bench = open();
    const [one, other] = await Promise.all(
      [1, 2].map(async () => {
        const cookie = cookieOf((await signIn(bench, TOKEN)).headers);
        const { body } = await bench.fetch('/api/events', { headers: { cookie } });
        const reader = body?.getReader();
        await reader?.read();
        return { cookie, ended: reader?.read().catch(() => 'cut') };
      }),
    );
    await bench.ask('DELETE /api/session', {}, { cookie: one?.cookie ?? '' });
    expect(await one?.ended).toBe('cut');
    bench.clock.advance(31 * 24 * 60 * 60_000);
    expect(await other?.ended).toBe('cut');
  });

  it('is slower with every wrong token, for the address that they come from, and never compared meanwhile', async () => {
    const bench = open();
    const from = (address: string) => ({ 'test-address': address });
    for (let at = 0; at < 5; at++)
      expect((await signIn(bench, `wrong-${at}`, from('10.0.0.1'))).status).toBe(401);
    const { status, headers, body } = await signIn(bench, TOKEN, from('10.0.0.1'));
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
    expect(body).toMatchObject({ detail: 'Too many wrong tokens came from here. Try again in 1 s.' });
    const bearer = { ...from('10.0.0.1'), authorization: `Bearer ${TOKEN}` };
    expect((await bench.ask('GET /api/tasks', undefined, bearer)).status).toBe(429);
    expect((await signIn(bench, TOKEN, from('10.0.0.2'))).status).toBe(204);
    const waits = [];
    for (let at = 0; at < 8; at++) {
      bench.clock.advance(60_000);
      await signIn(bench, 'wrong', from('10.0.0.1'));
      waits.push((await signIn(bench, 'wrong', from('10.0.0.1'))).headers.get('retry-after'));
    }
    expect(waits).toEqual(['2', '4', '8', '16', '32', '60', '60', '60']);
    bench.clock.advance(60_000);
    expect((await signIn(bench, TOKEN, from('10.0.0.1'))).status).toBe(204);
    expect((await signIn(bench, 'wrong', from('10.0.0.1'))).status).toBe(401);
  });

  it.each([null, [], {}, { token: 7 }, { token: TOKEN, more: 1 }])(
    'takes no body such as %j',
    async (body) => {
      expect((await open().ask('POST /api/session', body)).status).toBe(422);
    },
  );

  it('is not needed where no token is set', async () => {
    const bench = new Bench({ isRunning: false });
    const { status, headers } = await signIn(bench, 'whatever');
    expect([status, headers.get('set-cookie')]).toEqual([204, null]);
    expect((await bench.ask('GET /api/config')).body).toMatchObject({ access: 'open' });
  });
});
