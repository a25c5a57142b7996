import { describe, expect, it } from 'vitest';
import { type Exchange, MAX_KEPT_BYTES, taskExchangesSchema } from '#core/exchange.ts';
import { exported, pack, threeTasks, unpack } from '#server/test-archive.ts';
import { Bench, SMALL } from '#server/test-bench.ts';
import { goLive, TEST_KEYS } from '#server/test-live.ts';

const { runware, replicate } = SMALL;

async function exchangesOf(bench: Bench, id: string): Promise<readonly Exchange[]> {
  const { status, body } = await bench.ask(`GET /api/tasks/${id}/exchanges`);
  expect(status).toBe(200);
  return taskExchangesSchema.parse(body).exchanges;
}

async function run(bench: Bench, { model, input }: { readonly model: string; readonly input: object }) {
  return bench.settle((await bench.take(model, { ...input })).id);
}

/** Answers in the provider's place, for requests of one kind. */
function answerWith(bench: Bench, kind: 'send' | 'poll', respond: (text: string) => Response): void {
  bench.intercept = async ({ kind: asked, answer }) => {
    const own = await answer();
    return asked === kind ? respond(await own.text()) : own;
  };
}

describe('what went over the wire', () => {
  it('at Runware is the request as it was sent, its answer, and the answer that ended it', async () => {
    const bench = new Bench();
    const task = await run(bench, { ...runware, input: { ...runware.input, seed: '9223372036854775807' } });
    const [sent, ended, ...more] = await exchangesOf(bench, task.id);
    expect(more).toEqual([]);
    expect(sent).toMatchObject({
      isBillable: true,
      isEnd: false,
      method: 'POST',
      url: 'http://sandbox.invalid/runware/v1',
      headers: { 'content-type': 'application/json' },
      answer: { status: 200, headers: { 'content-type': expect.stringContaining('json') } },
    });
    expect(sent?.body?.text).toContain('"seed": 9223372036854775807');
    expect(sent?.body?.text).toContain(`"taskUUID": "${task.id}"`);
    expect(ended).toMatchObject({ isBillable: false, isEnd: true, answer: { status: 200 } });
    expect(ended?.body?.text).toContain('"taskType": "getResponse"');
    expect(ended?.answer?.body.text).toContain('"imageURL"');
  });

  it('at Replicate is the prediction as it began and as it ended', async () => {
    const bench = new Bench();
    const task = await run(bench, replicate);
    const [sent, ended] = await exchangesOf(bench, task.id);
    expect(sent).toMatchObject({
      method: 'POST',
      headers: { 'cancel-after': '30m' },
      answer: { status: 201 },
    });
    expect(ended).toMatchObject({ method: 'GET', body: null, isEnd: true });
    expect(ended?.url).toMatch(new RegExp(`/predictions/${task.providerId}$`));
    expect(ended?.answer?.body.text).toContain('"status": "succeeded"');
  });

  it('is one exchange where the first answer has the images, which are told by their sizes', async () => {
    const bench = new Bench();
    const input = { ...runware.input, deliveryMethod: 'sync', outputType: 'base64Data', numberResults: 2 };
    for (const size of [256, 1024]) {
      const task = await run(bench, { ...runware, input: { ...input, width: size, height: size } });
      const [sent, ...more] = await exchangesOf(bench, task.id);
      expect([sent?.isBillable, sent?.isEnd, more]).toEqual([true, true, []]);
      const told = sent?.answer?.body.text.match(/"… [\d,]+ bytes of image\/jpeg"/g);
      expect(told).toEqual(
        task.images.map(({ bytes }) => `"… ${bytes.toLocaleString('en-US')} bytes of image/jpeg"`),
      );
      expect(sent?.answer?.body.text.length).toBeLessThan(2_000);
    }
  });

  it('has no image that went in', async () => {
    const bench = new Bench();
    for (const { id } of await threeTasks(bench)) {
      const texts = JSON.stringify(await exchangesOf(bench, id));
      expect(texts).not.toMatch(/[A-Za-z0-9+/]{200}/);
      if (JSON.stringify(bench.task(id).input).includes('upload:'))
        expect(texts).toMatch(/… [\d,]+ bytes of image\/png/);
    }
  });

  it('of tasks that were asked for together has each its own', async () => {
    const bench = new Bench();
    const taken = await Promise.all([1, 2, 3].map(() => bench.take(runware.model, runware.input)));
    for (const { id } of taken) await bench.settle(id);
    for (const { id } of taken) {
      const texts = JSON.stringify(await exchangesOf(bench, id));
      for (const other of taken) expect(texts.includes(other.id)).toBe(other.id === id);
    }
  });

  it('R11 D04 L01 has neither key, nor private value, nor signature, live', async () => {
    const bench = new Bench();
    await goLive(bench);
    const secret = 'https://hooks.example.com/T0000AAAA/secretsecretsecret?sig=0a1b2c3d4e5f';
    answerWith(bench, 'poll', (text) =>
      Response.json(
        {
          ...JSON.parse(text),
          said: [TEST_KEYS.RUNWARE_API_KEY, secret, 'https://x.example/a.png?sig=77aa'],
        },
        { headers: { 'set-cookie': 'session=abc', 'x-request-id': `r-1 ${TEST_KEYS.RUNWARE_API_KEY}` } },
      ),
    );
    const task = await run(bench, { ...runware, input: { ...runware.input, webhookURL: secret } });
    const [sent, ended] = await exchangesOf(bench, task.id);
    expect(sent?.withheld).toEqual(['webhookURL']);
    expect(ended?.answer?.headers['x-request-id']).toBe('r-1 [hidden]');
    expect(ended?.answer?.body.text).toContain('"https://x.example/a.png?…"');
    const texts = JSON.stringify([sent, ended]);
    for (const part of [
      TEST_KEYS.RUNWARE_API_KEY,
      'Bearer',
      'uthorization',
      'hooks.example',
      '0a1b2c',
      '77aa',
      'abc',
    ])
      expect(texts).not.toContain(part);
  });

  it('keeps numbers digit for digit, cuts what is long, and takes what is no JSON as text', async () => {
    const bench = new Bench();
    answerWith(bench, 'poll', (text) => new Response(text.replace(/"cost":[\d.]+/, '"cost":0.005100')));
    const { id } = await run(bench, runware);
    expect((await exchangesOf(bench, id))[1]?.answer?.body.text).toContain('"cost": 0.005100');

    const long = {
      errors: [{ code: 'invalidPrompt', message: 'é'.repeat(100_000), parameter: 'positivePrompt' }],
    };
    answerWith(bench, 'send', () => Response.json(long, { status: 400 }));
    const [refused] = await exchangesOf(bench, (await run(bench, runware)).id);
    expect(refused).toMatchObject({ isBillable: true, isEnd: true, answer: { status: 400 } });
    const { text = '', cutBytes = 0 } = refused?.answer?.body ?? {};
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_KEPT_BYTES);
    expect(text.endsWith('é')).toBe(true);
    expect(cutBytes).toBeGreaterThan(130_000);

    answerWith(bench, 'send', () => new Response('<h1>Checking\u0007 your browser</h1>', { status: 503 }));
    const taken = await bench.take(runware.model, runware.input);
    await bench.settle(taken.id, (task) => task.error !== null);
    const [challenge] = await exchangesOf(bench, taken.id);
    expect(challenge?.answer).toMatchObject({
      status: 503,
      body: { text: '<h1>Checking your browser</h1>' },
    });
  });

  it('X19 X11 tells of a request that got no answer, and of one of which nothing is known', async () => {
    const bench = new Bench();
    bench.intercept = async ({ kind, answer }) => {
      const own = await answer();
      if (kind === 'send') throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
      return own;
    };
    const { id } = await run(bench, runware);
    const [sent, ended] = await exchangesOf(bench, id);
    expect(sent).toMatchObject({
      isBillable: true,
      answer: null,
      failure: 'ECONNRESET',
    });
    expect(ended).toMatchObject({ isBillable: false, isEnd: true });

    // The process ends with the answer in memory: nothing is made up for it.
    const crashed = new Bench();
    const done = Promise.withResolvers<void>();
    crashed.intercept = async ({ kind, answer }) => {
      const own = await answer();
      if (kind === 'send') {
        done.resolve();
        await new Promise(() => undefined);
      }
      return own;
    };
    const { id: other } = await crashed.take(runware.model, runware.input);
    await done.promise;
    crashed.intercept = null;
    crashed.restart();
    await crashed.settle(other);
    expect((await exchangesOf(crashed, other)).map(({ isBillable }) => isBillable)).toEqual([false]);
  });

  it('goes with its task: for good from the bin, and in an export', async () => {
    const bench = new Bench();
    const { id } = await run(bench, runware);
    const [files, to] = [unpack(await exported(bench)), new Bench()];
    await to.fetch('/api/import', {
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      body: new Uint8Array(pack(files)),
    });
    const kept = await exchangesOf(bench, id);
    expect(await exchangesOf(to, id)).toEqual(kept);
    expect((await to.ask(`GET /api/tasks/${id}/exchanges`)).body).toMatchObject({ isImported: true });

    await bench.ask(`DELETE /api/tasks/${id}`);
    expect(await exchangesOf(bench, id)).toEqual(kept);
    await bench.ask('DELETE /api/bin', {});
    expect(await exchangesOf(bench, id)).toEqual([]);
    expect((await bench.ask(`GET /api/tasks/${crypto.randomUUID()}/exchanges`)).status).toBe(404);
  });

  it('that comes in from elsewhere is cut to what is kept here, or left out', async () => {
    const from = new Bench();
    const task = await run(from, runware);
    const [sent] = await exchangesOf(from, task.id);
    const body = { text: '[{"webhookURL":"https://h.example/s","apiKey":"k","n":1.50}]', cutBytes: 0 };
    const headers = { Authorization: 'Bearer x', Cookie: 'y', 'content-type': 'application/json' };
    const given = [
      { ...sent, headers, body },
      { ...sent, isBillable: false, body: { text: 'x'.repeat(100_000), cutBytes: 0 } },
    ];
    const line = (more: object) =>
      `${JSON.stringify({ ...task, images: [], id: crypto.randomUUID(), ...more })}\n`;
    const to = new Bench();
    const lines = [line({ id: task.id, exchanges: given }), line({ exchanges: ['x', null] }), line({})].join(
      '',
    );
    const zip = pack({ 'tasks.jsonl': lines });
    const { body: report } = await to.ask('POST /api/import', undefined, {});
    expect(report).toMatchObject({ status: 415 });
    await to.fetch('/api/import', {
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      body: new Uint8Array(zip),
    });
    expect(to.services.ledger.list({ limit: 9, deleted: false }).tasks).toHaveLength(3);
    const [first, ...rest] = await exchangesOf(to, task.id);
    expect(rest).toEqual([]);
    expect(first?.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(first?.body?.text ?? '')).toEqual([{ n: 1.5 }]);
    expect(first?.body?.text).toContain('1.50');
  });
});
