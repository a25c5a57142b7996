import { expect, it } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { compareFigures } from './compare-figures.ts';
import { toCompared } from './test-compared.ts';

const FIRST = toCompared(realModel('runware/alibaba:qwen-image@2512'), {});

it('sets what each image took against the first', () => {
  const larger = { ...FIRST, image: { ...FIRST.image, width: 128, costUsd: 0.015, bytes: 500 } };
  expect(compareFigures([FIRST, larger])).toEqual([
    { kind: 'cost', values: [0.01, 0.015], ratios: [1, 1.5] },
    { kind: 'time', values: [2000, 2000], ratios: [1, 1] },
    { kind: 'pixels', values: [2048, 4096], ratios: [1, 2] },
    { kind: 'bytes', values: [1000, 500], ratios: [1, 0.5] },
  ]);
});

it('never takes an unknown cost for nothing, and divides by none', () => {
  const cost = { kind: 'unknown', usd: null } as const;
  const unknown = { ...FIRST, image: { ...FIRST.image, costUsd: null }, task: { ...FIRST.task, cost } };
  const free = { ...FIRST, image: { ...FIRST.image, costUsd: 0 } };
  expect(compareFigures([unknown, FIRST])[0]).toEqual({
    kind: 'cost',
    values: [null, 0.01],
    ratios: [null, null],
  });
  expect(compareFigures([free, FIRST])[0]?.ratios).toEqual([null, null]);
});

it('shares the cost of a task among its images where the provider tells none for each', () => {
  const image = { ...FIRST.image, costUsd: null };
  const shared = { ...FIRST, image, task: { ...FIRST.task, images: [image, image] } };
  expect(compareFigures([shared])[0]?.values).toEqual([0.005]);
});
