import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fourthDocument } from './models/fourth-document.ts';
import { toModel } from './models/registry.ts';
import { realModel, realModels } from './models/test-models.ts';
import { completeInput } from './request.ts';
import { definitionSchema } from './schema/definition.ts';
import type { Input } from './schema/input.ts';
import { getAt, leavesOf } from './schema/path.ts';

const TASK_ID = 'd54ceecb-3f5a-4cbe-9ad5-0a9b3a3f1c11';
const ADDITIONS = { taskId: TASK_ID, seed: '4294967295' };
const fourth = toModel(definitionSchema.parse(fourthDocument));

test('a request is the input, the seed and what the definition adds', () => {
  expect(
    completeInput(
      realModel('runware/alibaba:qwen-image@2512'),
      { positivePrompt: 'A cat', width: 512, height: 512 },
      ADDITIONS,
    ),
  ).toEqual({
    positivePrompt: 'A cat',
    width: 512,
    height: 512,
    seed: '4294967295',
    deliveryMethod: 'async',
    taskType: 'imageInference',
    taskUUID: TASK_ID,
    model: 'alibaba:qwen-image@2512',
    includeCost: true,
  });
  expect(completeInput(realModel('replicate/qwen/qwen-image-2512'), { prompt: 'A cat' }, ADDITIONS)).toEqual({
    prompt: 'A cat',
    seed: '4294967295',
  });
});

describe('the seed', () => {
  test('of the user is sent, with all its digits', () => {
    for (const seed of ['9223372036854775807', '0'])
      expect(completeInput(fourth, { seed }, ADDITIONS).seed).toBe(seed);
  });

  test('that was drawn is sent only where the user left it unset', () => {
    expect(completeInput(fourth, {}, ADDITIONS).seed).toBe('4294967295');
  });
});

describe('what is sent where unset', () => {
  test('gives way to the user', () => {
    expect(completeInput(fourth, {}, ADDITIONS).delivery).toBe('later');
    expect(completeInput(fourth, { delivery: 'now' }, ADDITIONS).delivery).toBe('now');
  });

  test('is sent in every row of a list, and makes no list', () => {
    const sent = completeInput(fourth, { layers: [{ name: 'a' }, { name: 'b', blend: 'under' }] }, ADDITIONS);
    expect(sent.layers).toEqual([
      { name: 'a', blend: 'over' },
      { name: 'b', blend: 'under' },
    ]);
    expect(
      Object.keys(completeInput(fourth, {}, ADDITIONS)).filter((name) => name.startsWith('layers')),
    ).toEqual([]);
  });
});

test('what is managed is set whatever stands there', () => {
  const sent = completeInput(fourth, { jobKind: 'steal', jobId: 'x', itemised: false }, ADDITIONS);
  expect(sent).toMatchObject({ jobKind: 'render', jobId: TASK_ID, itemised: true });
});

test('nothing that the user set is overwritten or lost, and nothing of theirs is changed', () => {
  const examples = realModels.flatMap((model) =>
    model.definition.examples.map((example) => ({ model, input: example.input as Input })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...examples), fc.array(fc.nat(50)), ({ model, input }, dropped) => {
      const kept = Object.fromEntries(Object.entries(input).filter((_, index) => !dropped.includes(index)));
      const copy = structuredClone(kept);
      const sent = completeInput(model, kept, ADDITIONS);
      expect(kept).toEqual(copy);
      for (const [path, value] of leavesOf(kept)) expect(getAt(sent, path)).toEqual(value);
    }),
  );
});

test('what no default was set for is not sent: unset is not the default', () => {
  expect(Object.keys(completeInput(fourth, {}, ADDITIONS)).toSorted()).toEqual([
    'delivery',
    'itemised',
    'jobId',
    'jobKind',
    'seed',
  ]);
});
