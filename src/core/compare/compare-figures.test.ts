import { expect, it } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { type ComparedFigure, compareFigures } from './compare-figures.ts';
import type { Compared } from './compared.ts';
import { toCompared } from './test-compared.ts';

const FIRST = toCompared(realModel('runware/alibaba:qwen-image@2512'), {});

/** The values and ratios of a kind. */
function figuresOf(all: readonly Compared[], wanted: ComparedFigure['kind']) {
  const { cells = [] } = compareFigures(all).find(({ kind }) => kind === wanted) ?? {};
  return { values: cells.map(({ value }) => value), ratios: cells.map(({ ratio }) => ratio) };
}

it('sets what each image took against the first', () => {
  const larger = { ...FIRST, image: { ...FIRST.image, width: 128, costUsd: 0.015, bytes: 500 } };
  const both = [FIRST, larger];
  expect(compareFigures(both).map(({ kind }) => kind)).toEqual(['cost', 'time', 'pixels', 'bytes']);
  expect(figuresOf(both, 'cost')).toEqual({ values: [0.01, 0.015], ratios: [1, 1.5] });
  expect(figuresOf(both, 'time')).toEqual({ values: [2000, 2000], ratios: [1, 1] });
  expect(figuresOf(both, 'pixels')).toEqual({ values: [2048, 4096], ratios: [1, 2] });
  expect(figuresOf(both, 'bytes')).toEqual({ values: [1000, 500], ratios: [1, 0.5] });
});

it('never takes an unknown cost for nothing, and divides by none', () => {
  const cost = { kind: 'unknown', usd: null } as const;
  const image = { ...FIRST.image, costUsd: null };
  const unknown = { ...FIRST, image, task: { ...FIRST.task, images: [image], cost } };
  const free = { ...FIRST, image: { ...FIRST.image, costUsd: 0 } };
  expect(figuresOf([unknown, FIRST], 'cost')).toEqual({ values: [null, 0.01], ratios: [null, null] });
  expect(figuresOf([free, FIRST], 'cost').ratios).toEqual([null, null]);
});

it('shares the cost of a task among its images where the provider tells none for each, as an estimate', () => {
  const image = { ...FIRST.image, costUsd: null };
  const shared = { ...FIRST, image, task: { ...FIRST.task, images: [image, image] } };
  expect(compareFigures([shared])[0]?.cells).toEqual([{ value: 0.005, isEstimate: true, ratio: 1 }]);
  expect(compareFigures([FIRST])[0]?.cells).toEqual([{ value: 0.01, isEstimate: false, ratio: 1 }]);
});
