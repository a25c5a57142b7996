import { describe, expect, test } from 'vitest';
import { completeInput } from '#core/request.ts';
import type { Parameter } from '#core/schema/definition.ts';
import { fourthDocument } from './fourth-document.ts';
import { createRegistry } from './registry.ts';
import { documents, toDocument } from './test-models.ts';

const TASK_ID = 'd54ceecb-3f5a-4cbe-9ad5-0a9b3a3f1c11';

describe('adding a model is adding a document', () => {
  const { models, broken } = createRegistry(new Map([...documents, ['fourth.json', fourthDocument]]));
  const fourth = models.get('studio/lumen:4');

  test('it stands beside the others, the newest first', () => {
    expect(broken).toEqual([]);
    expect(models.size).toBe(documents.size + 1);
    const released = [...models.values()].map((model) => model.definition['x-released']);
    expect(released).toEqual(released.toSorted().reverse());
    expect([...models.keys()][0]).toBe('studio/lumen:4');
  });

  test('its id is its provider and the name that the provider gives it', () => {
    expect(fourth).toMatchObject({ provider: 'studio', providerModel: 'lumen:4' });
    expect(models.get('replicate/qwen/qwen-image-2512')).toMatchObject({
      provider: 'replicate',
      providerModel: 'qwen/qwen-image-2512',
    });
  });

  test('it has its fields, its validator and its request', () => {
    const input = {
      caption: 'A cat',
      light: { lamp: { watts: 60 } },
      layers: [{ name: 'sky' }],
      seed: '9223372036854775807',
    };
    expect(fourth?.fields).toHaveLength(Object.keys(fourth?.definition.properties ?? {}).length);
    expect(fourth?.validate(input)).toEqual({ input, issues: [], isValid: true });
    expect(fourth?.validate({ ...input, frames: 5 }).issues.map((issue) => issue.path)).toEqual(['frames']);
    expect(fourth && completeInput(fourth, input, { taskId: TASK_ID, seed: '1' })).toEqual({
      ...input,
      layers: [{ name: 'sky', blend: 'over' }],
      jobKind: 'render',
      jobId: TASK_ID,
      itemised: true,
      delivery: 'later',
    });
  });
});

describe('a broken document is listed with the reason, and the others work', () => {
  const properties: Readonly<Record<string, Parameter>> = { prompt: { type: 'string', title: 'Prompt' } };
  const withParameter = (parameter: object) =>
    toDocument({ properties: { ...properties, size: parameter as Parameter } });

  test.each<[string, unknown, string]>([
    ['a file that is no JSON', undefined, 'This file is no JSON.'],
    ['text', '{', 'expected object'],
    ['an empty document', {}, '$id'],
    ['an id without a provider', toDocument({ id: 'lumen', properties }), '$id'],
    [
      'an unknown annotation',
      withParameter({ type: 'string', title: 'Size', 'x-rolle': 'width' }),
      'x-rolle',
    ],
    ['an unknown type', withParameter({ type: 'tuple', title: 'Size' }), 'size'],
    ['an unknown role', withParameter({ type: 'string', title: 'Size', 'x-role': 'size' }), 'x-role'],
    ['a parameter without a title', withParameter({ type: 'string' }), 'title'],
    [
      'a list of numbers',
      withParameter({ type: 'array', title: 'Size', items: { type: 'number', title: 'N' } }),
      'size.items',
    ],
    [
      'an open object',
      withParameter({ type: 'object', title: 'Size', properties: {} }),
      'additionalProperties',
    ],
    [
      'a pattern that is none',
      withParameter({ type: 'string', title: 'Size', pattern: '(' }),
      'no regular expression',
    ],
    [
      'an int64 whose limit no number holds',
      withParameter({ type: 'integer', title: 'Size', format: 'int64', maximum: 2 ** 63 }),
      'int64',
    ],
    [
      'an int64 in steps',
      withParameter({ type: 'integer', title: 'Size', format: 'int64', multipleOf: 2 }),
      'int64',
    ],
    [
      'an unknown rule',
      toDocument({ properties, rules: [{ never: ['a', 'b'], message: 'No.' } as never] }),
      'x-rules',
    ],
    [
      'a rule whose pattern is none',
      toDocument({ properties, rules: [{ warnWhen: [{ path: 'prompt', pattern: '[' }], message: 'No.' }] }),
      'x-rules',
    ],
    ['a price of nothing', toDocument({ properties, prices: [{ usd: 0 }] }), '["x-pricing"][0].usd'],
  ])('%s', (_name, document, words) => {
    const { models, broken } = createRegistry(new Map([['broken.json', document], ...documents]));
    expect(models.size).toBe(documents.size);
    expect(broken).toEqual([{ name: 'broken.json', reason: expect.stringContaining(words) }]);
  });

  test('a second document of one id, whatever its name', () => {
    const { models, broken } = createRegistry(
      new Map([
        ['a.json', toDocument({ properties })],
        ['b.json', toDocument({ properties: {} })],
      ]),
    );
    expect([...models.values()].map((model) => model.fields.length)).toEqual([1]);
    expect(broken).toEqual([{ name: 'b.json', reason: 'studio/sketch is defined twice.' }]);
  });
});
