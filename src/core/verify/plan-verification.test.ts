import { describe, expect, it } from 'vitest';
import { madeUpModel, realModels } from '#core/models/test-models.ts';
import { completeInput } from '#core/request.ts';
import type { Input } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { isVerification } from './is-verification.ts';
import { planVerification } from './plan-verification.ts';
import { ASKED, doneTask, MODEL } from './test-verified.ts';

const SEED = '9007199254740993';
const plan = (task = doneTask(), isSandbox = true) => planVerification({ task, model: MODEL, isSandbox });

describe('what verifies a task', () => {
  it('is what was asked with the seed that was sent, every digit of it', () => {
    expect(plan()).toEqual({ kind: 'ready', input: { ...ASKED, seed: SEED }, imagePaths: [], notes: [] });
  });

  it('asks for as many images, from the same seed', () => {
    const several = plan(doneTask({ ...ASKED, numberResults: 4 }));
    expect(several).toHaveProperty('input', { ...ASKED, numberResults: 4, seed: SEED });
  });

  it('leaves private values out, and says so', () => {
    const hook = 'https://hooks.example.com/…';
    const told = plan(doneTask({ ...ASKED, webhookURL: hook }));
    expect(told).toHaveProperty('input', { ...ASKED, seed: SEED });
    expect(told).toHaveProperty('notes', [expect.stringMatching(/^Webhook URL is left out/)]);
  });

  it('names the images that have to be here still, and tells of those that are elsewhere', () => {
    const image = `upload:${'a'.repeat(64)}`;
    const here = plan(doneTask({ ...ASKED, inputs: { seedImage: image } }));
    expect(here).toMatchObject({ kind: 'ready', imagePaths: ['inputs.seedImage'], notes: [] });
    const elsewhere = plan(doneTask({ ...ASKED, inputs: { seedImage: 'https://example.com/a.png' } }));
    expect(elsewhere).toMatchObject({ imagePaths: [], notes: [expect.stringContaining('kept elsewhere')] });
  });

  it('is recognised by the request alone, for every model and its examples', () => {
    for (const model of realModels) {
      for (const { input } of model.definition.examples) {
        const toTask = (id: string, from: Input, parent: string | null) =>
          doneTask(ASKED, {
            id,
            parent,
            model: model.id,
            input: from,
            sent: completeInput(model, from, { taskId: id, seed: '7' }),
          });
        const original = toTask('d54ceecb-0000-4000-8000-0000000000f1', toSparseInput(input), null);
        const ready = planVerification({ task: original, model, isSandbox: true });
        if (ready.kind !== 'ready') throw new Error(ready.why);
        const task = toTask('d54ceecb-0000-4000-8000-0000000000f2', ready.input, original.id);
        expect(isVerification({ task, original, model })).toBe(true);
        expect(isVerification({ task: { ...task, parent: null }, original, model })).toBe(false);
        expect(isVerification({ task: { ...task, sandbox: false }, original, model })).toBe(false);
        const remixed = toTask('d54ceecb-0000-4000-8000-0000000000f3', ready.input, original.id);
        const other = { ...remixed, sent: { ...remixed.sent, positivePrompt: 'x', prompt: 'x' } };
        expect(isVerification({ task: other, original, model })).toBe(false);
      }
    }
  });
});

describe('a task is not verified', () => {
  it('while it is not done', () => {
    expect(plan(doneTask(ASKED, { status: 'failed', images: [] }))).toHaveProperty('kind', 'refused');
  });

  it('elsewhere than where it was made', () => {
    expect(plan(doneTask(), false)).toMatchObject({ why: expect.stringMatching(/^The sandbox drew it/) });
    const live = doneTask(ASKED, { sandbox: false });
    expect(plan(live)).toMatchObject({ why: expect.stringMatching(/^A real model made it/) });
    expect(plan(live, false)).toHaveProperty('kind', 'ready');
  });

  it('without its definition, or without its seed', () => {
    expect(planVerification({ task: doneTask(), model: null, isSandbox: true })).toHaveProperty(
      'kind',
      'refused',
    );
    const { seed: _lost, ...sent } = doneTask().sent;
    expect(plan(doneTask(ASKED, { sent }))).toMatchObject({ why: expect.stringMatching(/^The seed/) });
  });

  it('by a definition that would send something else, which is named', () => {
    const before = doneTask();
    const was = doneTask(ASKED, { sent: { ...before.sent, steps: 9 } });
    const changed = plan(was);
    expect(changed).toMatchObject({ kind: 'refused', changes: [{ title: 'Steps', was: 9, now: 8 }] });
  });

  it('by a definition that does not take its input any more', () => {
    const tooMany = doneTask({ ...ASKED, steps: 1000 });
    expect(plan(tooMany)).toMatchObject({ kind: 'refused', why: expect.stringContaining('Steps') });
  });
});

it('a model that takes no seed is told of', () => {
  const model = madeUpModel({
    properties: { prompt: { type: 'string', title: 'Prompt', 'x-role': 'prompt' } },
  });
  const task = doneTask(ASKED, { model: model.id, input: { prompt: 'a' }, sent: { prompt: 'a' } });
  expect(planVerification({ task, model, isSandbox: true })).toMatchObject({
    kind: 'ready',
    notes: [expect.stringContaining('takes no seed')],
  });
});
