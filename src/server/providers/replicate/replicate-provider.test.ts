import { describe, expect, it } from 'vitest';
import { parseJson, stringifyJson } from '#core/json.ts';
import type { Input } from '#core/schema/input.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import type { CallAnswer, CallRequest, InputImage, Job } from '#server/providers/provider.ts';
import { replicateProvider } from './replicate-provider.ts';

const ID = 'q5dvaqkw6hrm80cvp1atd9k3jg';
const SHA = 'a'.repeat(64);
const SENT_AT = Date.parse('2026-11-21T12:00:00Z');

const model = loadDefinitions(DEFINITIONS_FOLDER).models.get('replicate/qwen/qwen-image-2512');
if (!model) throw new Error('The definition is not here.');
const sent: Input = { prompt: 'A fox', seed: '9223372036854775807', guidance: 4.5, go_fast: false };
const job: Job = { id: 'x', model, sent, providerId: ID };
const search = {
  job,
  from: SENT_AT - 60_000,
  until: SENT_AT + 60_000,
  isTaken: (id: string) => id === 'taken',
};
const BOUNDS = `created_after=${encodeURIComponent('2026-11-21T11:59:00.000Z')}&created_before=${encodeURIComponent('2026-11-21T12:01:00.000Z')}`;

type Scripted = Partial<CallAnswer & { text: string }>;

function scripted(...answers: readonly Scripted[]) {
  const asked: CallRequest[] = [];
  return {
    asked,
    async call(request: CallRequest): Promise<CallAnswer> {
      const { status = 200, text = '', retryAfter = null, date = null } = answers[asked.length] ?? {};
      asked.push(request);
      return { status, body: parseJson(text), retryAfter, date };
    },
  };
}

const prediction = (more = '', id = ID) =>
  `{"id":"${id}","model":"qwen/qwen-image-2512","input":{"prompt":"A fox","seed":9223372036854775807,"guidance":4.5,"go_fast":false},"status":"starting","created_at":"2026-11-21T12:00:00Z"${more}}`;

async function send(answer: Scripted) {
  return replicateProvider.send(job, scripted(answer).call, async () => null);
}

describe('sending a task to Replicate', () => {
  it('asks once, never to wait, with a deadline, the seed a number with all its digits', async () => {
    const { call, asked } = scripted({ status: 201, text: prediction() });
    expect(await replicateProvider.send(job, call, async () => null)).toMatchObject({
      kind: 'accepted',
      providerId: ID,
      report: { state: 'waiting' },
    });
    expect(asked.map((request) => ({ ...request, json: stringifyJson(request.json) }))).toEqual([
      {
        method: 'POST',
        path: '/models/qwen/qwen-image-2512/predictions',
        headers: { 'Cancel-After': '30m' },
        isBillable: true,
        json: '{"input":{"prompt":"A fox","seed":9223372036854775807,"guidance":4.5,"go_fast":false}}',
      },
    ]);
  });

  it('sends a small image inline, and a larger one by its upload, which is not billable', async () => {
    const withImage = { ...job, sent: { ...sent, image: `upload:${SHA}` } };
    const image = (size: number): InputImage => ({
      bytes: new Uint8Array(size),
      type: 'image/png',
      sha256: SHA,
    });
    const small = scripted({ status: 201, text: prediction() });
    await replicateProvider.send(withImage, small.call, async () => image(256_000));
    expect(small.asked).toHaveLength(1);
    expect(stringifyJson(small.asked[0]?.json)).toContain('"image":"data:image/png;base64,AAAA');
    const large = scripted(
      { status: 201, text: '{"urls":{"get":"https://api.replicate.com/v1/files/f"}}' },
      { status: 201, text: prediction() },
    );
    await replicateProvider.send(withImage, large.call, async () => image(256_001));
    expect(large.asked.map(({ path, isBillable }) => [path, isBillable ?? false])).toEqual([
      ['/files', false],
      ['/models/qwen/qwen-image-2512/predictions', true],
    ]);
    expect(stringifyJson(large.asked[1]?.json)).toContain('"image":"https://api.replicate.com/v1/files/f"');
    const content = large.asked[0]?.form?.get('content');
    expect(content instanceof File && [content.name, content.type, content.size]).toEqual([
      `${SHA}.png`,
      'image/png',
      256_001,
    ]);
  });

  it('is not sent where an image could not be handed over', async () => {
    const withImage = { ...job, sent: { ...sent, image: `upload:${SHA}` } };
    const { call, asked } = scripted({ status: 500, text: 'oops' });
    const bytes = new Uint8Array(300_000);
    const outcome = await replicateProvider.send(withImage, call, async () => ({
      bytes,
      type: 'image/png',
      sha256: SHA,
    }));
    expect(outcome).toMatchObject({ kind: 'not-sent', error: { kind: 'network' } });
    expect(asked.filter(({ isBillable }) => isBillable)).toEqual([]);
  });

  it.each([200, 201, 202])('is accepted with %i and a prediction', async (status) => {
    expect(await send({ status, text: prediction() })).toMatchObject({ kind: 'accepted', providerId: ID });
  });

  it.each([
    [400, false],
    [404, false],
    [422, false],
    [401, true],
    [402, true],
    [403, true],
  ])('with %i and a problem is refused', async (status, isWholeAccount) => {
    const text = `{"title":"T","detail":"D","status":${status}}`;
    expect(await send({ status, text })).toMatchObject({ kind: 'refused', isWholeAccount });
    expect(await send({ status, text: '<html>' })).toMatchObject({ kind: 'not-known' });
  });

  it.each([
    ['{"detail":"x","retry_after":3}', null, 3000],
    ['{"detail":"resets in ~30s"}', null, 30_000],
    ['{"detail":"x"}', '9', 9000],
    ['<html>', '9', 9000],
    ['', null, null],
  ])('with 429 and %s waits as told', async (text, retryAfter, retryAfterMs) => {
    expect(await send({ status: 429, text, retryAfter })).toEqual({ kind: 'throttled', retryAfterMs });
  });

  it.each([
    [200, ''],
    [200, '<html>'],
    [201, '{"id":"../etc"}'],
    [500, '{"detail":"x"}'],
    [502, '<html>'],
    [302, ''],
    [409, '{"detail":"x"}'],
    [418, '{"detail":"x"}'],
  ])('is not known after %i with %s', async (status, text) => {
    expect(await send({ status, text })).toMatchObject({ kind: 'not-known' });
  });
});

describe('asking Replicate', () => {
  it('polls by the id, tells one that is not there, and rejects the rest', async () => {
    const found = scripted({ text: prediction(',"output":["https://replicate.delivery/x"]') });
    expect((await replicateProvider.poll([job], found.call)).get(ID)).toMatchObject({ state: 'waiting' });
    expect(found.asked).toEqual([{ method: 'GET', path: `/predictions/${ID}` }]);
    expect((await replicateProvider.poll([job], scripted({ status: 404 }).call)).get(ID)).toMatchObject({
      state: 'absent',
    });
    for (const answer of [
      { status: 500 },
      { status: 401 },
      { text: '<html>' },
      { text: prediction('', 'other') },
    ])
      await expect(replicateProvider.poll([job], scripted(answer).call)).rejects.toThrow();
  });

  it('stops a task by its id', async () => {
    const { call, asked } = scripted({ text: prediction().replace('starting', 'canceled') });
    expect(await replicateProvider.cancel?.(job, call)).toMatchObject({ state: 'canceled' });
    expect(asked).toEqual([{ method: 'POST', path: `/predictions/${ID}/cancel` }]);
    await expect(replicateProvider.cancel?.(job, scripted({ status: 500 }).call)).rejects.toThrow();
  });

  const page = (next: string | null, ...results: readonly string[]) =>
    `{"next":${JSON.stringify(next)},"previous":null,"results":[${results.join(',')}]}`;

  it('finds a task by its model, its values and its seed: all that is nobody else’s, the oldest first', async () => {
    const results = [
      prediction('', 'newer').replace('12:00:00Z', '12:00:09Z'),
      prediction('', 'older').replace('12:00:00Z', '12:00:01Z'),
      prediction('', 'taken'),
      prediction('', 'seed').replace('775807', '775806'),
      prediction('', 'prompt').replace('A fox', 'A cat'),
      prediction('', 'guidance').replace('4.5', '4.6'),
      prediction('', 'more').replace('"prompt"', '"strength":0.5,"prompt"'),
      prediction('', 'model').replace('qwen-image-2512', 'qwen-image'),
      prediction('', 'erased').replace(/"input":\{[^}]*\}/, '"input":{}'),
      prediction('', 'early').replace('12:00:00Z', '11:58:59Z'),
      prediction('', 'late').replace('12:00:00Z', '12:01:01Z'),
    ];
    const { call, asked } = scripted({ text: page(null, ...results) });
    const found = await replicateProvider.find(search, call);
    expect(found.map(({ providerId }) => providerId)).toEqual(['older', 'newer']);
    expect(asked).toEqual([{ method: 'GET', path: `/predictions?${BOUNDS}` }]);
  });

  it('leaves images out of the comparison: they are listed without', async () => {
    const withImage = { ...job, sent: { ...sent, image: `upload:${SHA}` } };
    const { call } = scripted({ text: page(null, prediction()) });
    expect(await replicateProvider.find({ ...search, job: withImage }, call)).toMatchObject([
      { providerId: ID },
    ]);
  });

  it('reads page by page by the cursor alone, and never follows a host', async () => {
    const { call, asked } = scripted(
      { text: page('https://evil.example/v1/predictions?cursor=cD0y&token=x', '{"odd":1}', 'null') },
      { text: page(null, prediction()) },
    );
    expect(await replicateProvider.find(search, call)).toMatchObject([{ providerId: ID }]);
    expect(asked.map(({ path }) => path)[1]).toBe(`/predictions?${BOUNDS}&cursor=cD0y`);
  });

  it('says that it does not know after a bounded number of pages, and rejects what is no list', async () => {
    const endless = Array.from({ length: 100 }, () => ({ text: page('https://x.example/?cursor=a') }));
    const { call, asked } = scripted(...endless);
    await expect(replicateProvider.find(search, call)).rejects.toThrow('more predictions');
    expect(asked.length).toBeLessThanOrEqual(50);
    await expect(replicateProvider.find(search, scripted({ status: 500 }).call)).rejects.toThrow(
      'answered 500',
    );
  });

  it.each([
    [401, 'unauthorized'],
    [402, 'out-of-credit'],
    [403, 'unauthorized'],
    [429, 'rate-limited'],
    [500, 'provider-failed'],
  ])('rejects a question that is answered with %i by its kind', async (status, kind) => {
    const text = JSON.stringify({ title: 'No', detail: 'Not now.', status, retry_after: 7 });
    for (const ask of [
      () => replicateProvider.poll([job], scripted({ status, text }).call),
      () => replicateProvider.find(search, scripted({ status, text }).call),
      () => replicateProvider.cancel?.(job, scripted({ status, text }).call),
    ])
      await expect(ask()).rejects.toMatchObject({ kind, retryAfterMs: 7000 });
  });
});
