import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Bench, SMALL } from '#server/test-bench.ts';

const ID = 'd54ceecb-0000-4000-8000-000000000001';
const EDIT = 'runware/runware:108@22';

/** What a refusal must leave: no task, nothing sent, nothing paid. */
function expectNothingDone(bench: Bench): void {
  expect(bench.services.ledger.list({ limit: 10, deleted: false }).tasks).toEqual([]);
  expect(bench.emulator.book.requests()).toEqual([]);
  expect(bench.emulator.book.charges()).toEqual([]);
}

function issuesIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'issues' in body ? body.issues : undefined;
}

function pathsIn(body: unknown): unknown {
  const issues = issuesIn(body);
  return Array.isArray(issues) ? issues.map((issue: { path: unknown }) => issue.path) : [];
}

describe('POST /api/tasks', () => {
  it('takes a task, answers at once, and has its picture in the end', async () => {
    const bench = new Bench();
    const answer = await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware });
    expect(answer).toMatchObject({
      status: 202,
      body: {
        id: ID,
        model: SMALL.runware.model,
        status: 'accepted',
        input: SMALL.runware.input,
        sent: { ...SMALL.runware.input, taskUUID: ID, deliveryMethod: 'async', includeCost: true },
        sandbox: true,
        parent: null,
        images: [],
      },
    });
    await bench.settle(ID);
    expect(await bench.ask(`GET /api/tasks/${ID}`)).toMatchObject({
      status: 200,
      body: { status: 'done', images: [{ index: 0, width: 256, height: 256, type: 'image/jpeg' }] },
    });
  });

  it.each([
    ['cut', '{"id":'],
    ['empty', ''],
    ['nested too deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('answers 400 to a body of JSON that is %s', async (_, body) => {
    const bench = new Bench();
    expect(await bench.ask('POST /api/tasks', body)).toMatchObject({
      status: 400,
      body: { title: 'Not understood', status: 400 },
    });
    expectNothingDone(bench);
  });

  it('names a model that is not known', async () => {
    const bench = new Bench();
    for (const model of ['nobody/nothing', '__proto__', '']) {
      const { status, body } = await bench.ask('POST /api/tasks', { id: ID, model, input: {} });
      expect([status, pathsIn(body)]).toEqual([422, ['model']]);
    }
    expectNothingDone(bench);
  });

  it.each([
    ['of version 1', 'd54ceecb-0000-1000-8000-000000000001'],
    ['in capitals', ID.toUpperCase()],
    ['of another kind', '42'],
    ['that is a number', 42],
    ['that is missing', undefined],
  ])('refuses an id %s', async (_, id) => {
    const bench = new Bench();
    const { status, body } = await bench.ask('POST /api/tasks', { id, ...SMALL.runware });
    expect([status, pathsIn(body)]).toEqual([422, ['id']]);
    expectNothingDone(bench);
  });

  it('refuses keys that it does not know beside the input', async () => {
    const bench = new Bench();
    const { status, body } = await bench.ask('POST /api/tasks', { id: ID, ...SMALL.runware, apiKey: 'x' });
    expect([status, pathsIn(body)]).toEqual([422, ['apiKey']]);
    expectNothingDone(bench);
  });

  const { input } = SMALL.runware;
  it.each([
    ['an unknown parameter', { ...input, colour: 'red' }, ['colour']],
    ['an unknown parameter inside an object', { ...input, settings: { colour: 1 } }, ['settings.colour']],
    [
      'an unknown parameter inside a row',
      { ...input, lora: [{ model: 'a:b@1', colour: 1 }] },
      ['lora.0.colour'],
    ],
    ['what the server sets', { ...input, taskType: 'authentication' }, ['taskType']],
    ['a missing parameter', { width: 256, height: 256 }, ['positivePrompt']],
    ['an empty text', { ...input, positivePrompt: '' }, ['positivePrompt']],
    ['a number below its minimum', { ...input, steps: 0 }, ['steps']],
    ['a number above its maximum', { ...input, steps: 51 }, ['steps']],
    ['a number between the steps', { ...input, width: 300 }, ['width']],
    ['a fraction of a whole number', { ...input, steps: 1.5 }, ['steps']],
    ['a number that is text', { ...input, steps: '20' }, ['steps']],
    ['a truth value that is text', { ...input, safety: { checkContent: 'true' } }, ['safety.checkContent']],
    ['a choice that is none', { ...input, outputFormat: 'GIF' }, ['outputFormat']],
    ['a seed below 0', { ...input, seed: '-1' }, ['seed']],
    ['a seed beyond 64 bits', { ...input, seed: '9223372036854775808' }, ['seed']],
    ['a list that is none', { ...input, lora: {} }, ['lora']],
    ['a broken rule', { ...input, outpaint: { left: 256 } }, ['outpaint.left', 'outpaint']],
    ['an input that is a list', [], ['']],
    ['an input that is missing', undefined, ['input']],
    [
      'an image on this machine',
      { ...input, inputs: { seedImage: 'http://127.0.0.1/a.png' } },
      ['inputs.seedImage'],
    ],
    ['a callback to this network', { ...input, webhookURL: 'https://10.0.0.1/hook' }, ['webhookURL']],
  ])('refuses %s at its path', async (_, broken, paths) => {
    const bench = new Bench();
    const { status, body } = await bench.ask('POST /api/tasks', {
      id: ID,
      model: SMALL.runware.model,
      input: broken,
    });
    expect({ status, paths: pathsIn(body) }).toEqual({ status: 422, paths });
    expectNothingDone(bench);
  });

  it.each([
    ['too few images', [], 'needs at least 1'],
    ['too many images', ['a', 'b', 'c', 'd'].map((name) => `https://example.com/${name}.png`), 'at most 3'],
  ])('refuses a list of %s', async (_, referenceImages, message) => {
    const bench = new Bench();
    const { status, body } = await bench.ask('POST /api/tasks', {
      id: ID,
      model: EDIT,
      input: { positivePrompt: 'Make it blue', width: 512, height: 512, inputs: { referenceImages } },
    });
    expect({ status, issues: issuesIn(body) }).toMatchObject({
      status: 422,
      issues: [{ path: 'inputs.referenceImages', message: expect.stringContaining(message) }],
    });
    expectNothingDone(bench);
  });

  it('offers the nearest values where a number does not fit', async () => {
    const bench = new Bench();
    const { body } = await bench.ask('POST /api/tasks', {
      id: ID,
      model: SMALL.runware.model,
      input: { ...SMALL.runware.input, width: 720.5 },
    });
    expect(issuesIn(body)).toMatchObject([
      { path: 'width', fixes: [{ changes: [{ path: 'width', value: 720 }] }, expect.anything()] },
    ]);
  });

  it('answers with the same task to the same request, and takes it once', async () => {
    const bench = new Bench();
    const request = { id: ID, ...SMALL.runware };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bench.ask('POST /api/tasks', request)),
    );
    await bench.settle(ID);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202));
    expect(await bench.ask('POST /api/tasks', request)).toMatchObject({
      status: 202,
      body: { id: ID, status: 'done' },
    });
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('G17 refuses another request under an id that is taken', async () => {
    const bench = new Bench();
    await bench.take(SMALL.runware.model, SMALL.runware.input, ID);
    for (const other of [
      { ...SMALL.runware, input: { ...SMALL.runware.input, steps: 4 } },
      { ...SMALL.runware, parent: randomUUID() },
      SMALL.replicate,
    ]) {
      const { status, body } = await bench.ask('POST /api/tasks', { id: ID, ...other });
      expect([status, pathsIn(body)]).toEqual([422, ['id']]);
    }
    await bench.settle(ID);
    expect(bench.emulator.book.charges()).toHaveLength(1);
  });

  it('keeps an image that came inside the input as an upload', async () => {
    const bench = new Bench({ isRunning: false });
    const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
    const seedImage = `data:image/png;base64,${png.toString('base64')}`;
    const task = await bench.take(SMALL.runware.model, { ...SMALL.runware.input, inputs: { seedImage } });
    const kept = String(Reflect.get(Object(task.input.inputs), 'seedImage'));
    expect(kept).toMatch(/^upload:[0-9a-f]{64}$/);
    expect((await bench.fetch(`/api/uploads/${kept.slice('upload:'.length)}`)).status).toBe(200);
  });

  it.each([
    ['an upload that is not here', `upload:${'a'.repeat(64)}`],
    ['an image that is not here', `image:${ID}`],
    ['a data URI that holds no picture', `data:image/png;base64,${btoa('not a picture at all')}`],
  ])('refuses %s at its path', async (_, seedImage) => {
    const bench = new Bench();
    const { status, body } = await bench.ask('POST /api/tasks', {
      id: ID,
      model: SMALL.runware.model,
      input: { ...SMALL.runware.input, inputs: { seedImage } },
    });
    expect([status, pathsIn(body)]).toEqual([422, ['inputs.seedImage']]);
    expectNothingDone(bench);
  });

  it('D03 refuses callbacks where they are switched off', async () => {
    const bench = new Bench({ environment: { ALLOW_CALLBACKS: 'false' } });
    const { status, body } = await bench.ask('POST /api/tasks', {
      id: ID,
      model: SMALL.runware.model,
      input: { ...SMALL.runware.input, webhookURL: 'https://example.com/hook' },
    });
    expect([status, pathsIn(body)]).toEqual([422, ['webhookURL']]);
    expectNothingDone(bench);
  });

  it('never fails on a body of any JSON, and never spends on one that it refuses', async () => {
    const bench = new Bench();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (input) => {
        const { status } = await bench.ask('POST /api/tasks', {
          id: randomUUID(),
          model: SMALL.runware.model,
          input,
        });
        expect(status).toBe(422);
      }),
      { numRuns: 200 },
    );
    expectNothingDone(bench);
  });
});
