import { describe, expect, it } from 'vitest';
import { parseJson, stringifyJson } from '#core/json.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import type { CallAnswer, CallRequest, Job } from '#server/providers/provider.ts';
import { runwareProvider } from './runware-provider.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const AIR = 'alibaba:qwen-image@2512';
const SHA = 'a'.repeat(64);

const model = loadDefinitions(DEFINITIONS_FOLDER).models.get(`runware/${AIR}`);
if (!model) throw new Error('The definition is not here.');
const job: Job = {
  id: ID,
  model,
  sent: {
    positivePrompt: 'A fox',
    width: 256,
    height: 256,
    seed: '9223372036854775807',
    taskType: 'imageInference',
    taskUUID: ID,
    model: AIR,
    includeCost: true,
    deliveryMethod: 'async',
  },
  providerId: null,
};

/** A way out that answers each request with the next of the given answers, and remembers what was asked. */
function scripted(...answers: readonly Partial<CallAnswer & { text: string }>[]) {
  const asked: CallRequest[] = [];
  return {
    asked,
    async call(request: CallRequest): Promise<CallAnswer> {
      const {
        status = 200,
        text = '{"data":[]}',
        retryAfter = null,
        date = null,
      } = answers[asked.length] ?? {};
      asked.push(request);
      return { status, body: parseJson(text), retryAfter, date };
    },
  };
}

async function send(answer: Partial<CallAnswer & { text: string }>, of: Job = job) {
  const { call, asked } = scripted(answer);
  const outcome = await runwareProvider.send(of, call, async () => null);
  return { outcome, asked };
}

const error = (code: string, more = '') => `{"errors":[{"code":"${code}","message":"No."${more}}]}`;

describe('sending a task to Runware', () => {
  it('asks once, for one task in a list, the seed a number with all its digits', async () => {
    const { asked } = await send({ text: `{"data":[{"taskType":"imageInference","taskUUID":"${ID}"}]}` });
    expect(asked).toHaveLength(1);
    expect({ ...asked[0], json: stringifyJson(asked[0]?.json) }).toEqual({
      method: 'POST',
      path: '',
      isBillable: true,
      json: `[{"positivePrompt":"A fox","width":256,"height":256,"seed":9223372036854775807,"taskType":"imageInference","taskUUID":"${ID}","model":"${AIR}","includeCost":true,"deliveryMethod":"async"}]`,
    });
  });

  it('sends an image that is kept here inline, and every other value as it is', async () => {
    const { call, asked } = scripted({});
    const bytes = new Uint8Array([1, 2, 3]);
    const sent = {
      ...job.sent,
      inputs: { seedImage: `upload:${SHA}`, maskImage: 'https://example.com/mask.png' },
      controlNet: [{ model: 'a:b@1', guideImage: `upload:${SHA}` }],
    };
    await runwareProvider.send({ ...job, sent }, call, async (value) =>
      value === `upload:${SHA}` ? { bytes, type: 'image/png', sha256: SHA } : null,
    );
    expect(asked[0]?.json).toMatchObject([
      {
        inputs: { seedImage: 'data:image/png;base64,AQID', maskImage: 'https://example.com/mask.png' },
        controlNet: [{ model: 'a:b@1', guideImage: 'data:image/png;base64,AQID' }],
      },
    ]);
  });

  it('is accepted where the answer names the task, and where it is refused as a repeat', async () => {
    const named = await send({ text: `{"data":[{"taskType":"imageInference","taskUUID":"${ID}"}]}` });
    expect(named.outcome).toMatchObject({ kind: 'accepted', providerId: ID, report: { state: 'running' } });
    const repeat = await send({ status: 400, text: error('conflictTaskUUID', `,"taskUUID":"${ID}"`) });
    expect(repeat.outcome).toEqual({ kind: 'accepted', providerId: ID, report: null, isRepeat: true });
  });

  it.each([
    [200, 'invalidWidth', false],
    [400, 'invalidWidth', false],
    [404, 'modelNotFound', false],
    [422, 'invalidWidth', false],
    [401, 'invalidApiKey', true],
    [402, 'insufficientCredits', true],
    [403, 'insufficientPermissions', true],
  ])('with %i and its error %s is refused', async (status, code, isWholeAccount) => {
    for (const more of ['', `,"taskUUID":"${ID}"`]) {
      const { outcome } = await send({ status, text: error(code, more) });
      expect(outcome).toMatchObject({ kind: 'refused', isWholeAccount, error: { code } });
    }
  });

  it.each([
    [{}, null],
    [{ retryAfter: '7' }, 7000],
    [{ retryAfter: 'Sat, 21 Nov 2026 12:00:30 GMT', date: 'Sat, 21 Nov 2026 12:00:00 GMT' }, 30_000],
    [{ retryAfter: 'Sat, 21 Nov 2026 12:00:30 GMT' }, null],
    [{ retryAfter: 'soon' }, null],
  ])('with 429 waits as told: %j', async (headers, retryAfterMs) => {
    const { outcome } = await send({ status: 429, text: error('rateLimitExceeded'), ...headers });
    expect(outcome).toEqual({ kind: 'throttled', retryAfterMs });
  });

  it.each([
    [
      '500 with an error of its own',
      { status: 500, text: error('internalServerError', `,"taskUUID":"${ID}"`) },
    ],
    ['503', { status: 503, text: error('serviceUnavailable') }],
    ['504 and a page', { status: 504, text: '<html>' }],
    ['400 and a page', { status: 400, text: '<html>' }],
    ['401 and a page', { status: 401, text: '<html>' }],
    ['200 and a page', { text: '<html>' }],
    ['200 and nothing', { text: '' }],
    ['200 and an empty list', { text: '{"data":[]}' }],
    ['200 about another task', { text: `{"data":[{"taskUUID":"${ID.replaceAll('1', '2')}"}]}` }],
    [
      '400 about another task',
      { status: 400, text: error('invalidWidth', `,"taskUUID":"${ID.replaceAll('1', '2')}"`) },
    ],
    ['302', { status: 302, text: '' }],
    ['418', { status: 418, text: error('teapot') }],
  ])('is not known after %s', async (_, answer) => {
    expect((await send(answer)).outcome).toMatchObject({ kind: 'not-known' });
  });

  it('is accepted where a synchronous task failed: it ran, and may be charged', async () => {
    const { outcome } = await send({ text: error('promptBlocked', `,"taskUUID":"${ID}"`) });
    expect(outcome).toMatchObject({
      kind: 'accepted',
      report: { state: 'failed', errors: [{ kind: 'content-blocked' }] },
    });
  });
});

describe('asking Runware', () => {
  it('polls several tasks in one request, and gives each its own', async () => {
    const other = { ...job, id: ID.replaceAll('1', '2') };
    const { call, asked } = scripted({
      text: `{"data":[{"taskUUID":"${other.id}","status":"processing"}]}`,
    });
    const reports = await runwareProvider.poll([job, other], call);
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '',
        json: [
          { taskType: 'getResponse', taskUUID: ID },
          { taskType: 'getResponse', taskUUID: other.id },
        ],
      },
    ]);
    expect([...reports].map(([id, { state }]) => [id, state])).toEqual([
      [ID, 'silent'],
      [other.id, 'running'],
    ]);
  });

  it('rejects a poll that is answered with something else', async () => {
    for (const text of ['<html>', '', '[]'])
      await expect(runwareProvider.poll([job], scripted({ text }).call)).rejects.toThrow(
        'answered 200 to a question',
      );
  });

  it('finds a task by its results first, then in the archive, else not at all', async () => {
    const item = `{"taskUUID":"${ID}","imageUUID":"x","imageURL":"https://im.runware.ai/x.jpg"}`;
    const inResults = scripted({ text: `{"data":[${item}]}` });
    const search = { job, from: 0, until: 0, isTaken: () => false };
    expect(await runwareProvider.find(search, inResults.call)).toMatchObject([
      { providerId: ID, report: { state: 'succeeded' } },
    ]);
    expect(inResults.asked).toHaveLength(1);
    const archived = `{"data":[{"taskType":"getTaskDetails","taskUUID":"${ID}","response":{"data":[${item}]}}]}`;
    const inArchive = scripted({ text: '{"data":[]}' }, { text: archived });
    expect(await runwareProvider.find(search, inArchive.call)).toMatchObject([
      { report: { state: 'succeeded' } },
    ]);
    for (const text of ['{"data":[]}', error('taskNotFound', `,"taskUUID":"${ID}"`)])
      expect(await runwareProvider.find(search, scripted({ text }, { text }).call)).toEqual([]);
  });

  it('reads the refusal of a repeat in the archive as no outcome: the task was accepted before', async () => {
    const refusal = `{"data":[{"taskUUID":"${ID}","response":${error('conflictTaskUUID', `,"taskUUID":"${ID}"`)}}]}`;
    const { call } = scripted({ text: '{"data":[]}' }, { text: refusal });
    const search = { job, from: 0, until: 0, isTaken: () => false };
    expect(await runwareProvider.find(search, call)).toMatchObject([
      { report: { state: 'running', errors: [] } },
    ]);
  });

  it.each([
    [401, 'invalidApiKey', 'unauthorized'],
    [402, 'insufficientCredits', 'out-of-credit'],
    [403, 'insufficientPermissions', 'unauthorized'],
    [429, 'rateLimitExceeded', 'rate-limited'],
    [500, 'internalServerError', 'provider-failed'],
  ])('rejects a question that is answered with %i by its kind', async (status, code, kind) => {
    const { call } = scripted({ status, text: error(code), retryAfter: '7' });
    await expect(runwareProvider.poll([job], call)).rejects.toMatchObject({ kind, retryAfterMs: 7000 });
  });
});
