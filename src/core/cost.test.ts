import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOfImages, estimateCost, imageCount, reservationFor, sumUsd } from './cost.ts';
import { madeUpModel, realModel, realModels } from './models/test-models.ts';
import type { Parameter } from './schema/definition.ts';

const size: Parameter = { type: 'integer', title: 'Size' };
const properties = {
  width: size,
  height: size,
  steps: size,
  frames: { ...size, 'x-role': 'count' },
} satisfies Record<string, Parameter>;
const SQUARE = { width: 1024, height: 1024 };

const priced = madeUpModel({
  properties,
  prices: [
    { usd: 0.0141 },
    { when: SQUARE, usd: 0.0051 },
    { when: { ...SQUARE, steps: 28 }, usd: 0.0096 },
    { when: { ...SQUARE, steps: 28 }, usd: 0.0032 },
  ],
});
const sized = madeUpModel({
  properties,
  prices: [
    { when: SQUARE, usd: 0.0051 },
    { when: { width: 512 }, usd: 0.02 },
  ],
});
const free = madeUpModel({ properties });

describe('the estimate', () => {
  test('is the price with the most conditions that hold, and of equals the first', () => {
    expect(estimateCost(priced, {})?.usd).toBe(0.0141);
    expect(estimateCost(priced, SQUARE)?.usd).toBe(0.0051);
    expect(estimateCost(priced, { ...SQUARE, steps: 3 })?.usd).toBe(0.0051);
    expect(estimateCost(priced, { ...SQUARE, steps: 28 })?.usd).toBe(0.0096);
  });

  test('says which price it comes from', () => {
    expect(estimateCost(priced, SQUARE)?.price).toMatchObject({
      when: SQUARE,
      usd: 0.0051,
      source: 'Made up.',
    });
  });

  test('is unknown, not 0, where no recorded price was seen with such values', () => {
    expect(estimateCost(sized, {})).toBeNull();
    expect(estimateCost(sized, { width: 1024 })).toBeNull();
    expect(estimateCost(sized, { width: 1024, height: 768 })).toBeNull();
    expect(estimateCost(free, SQUARE)).toBeNull();
  });

  test('is no price that was seen with nobody knows what, which a budget minds all the same', () => {
    const seen = madeUpModel({ properties, prices: [{ settings: 'unknown', usd: 0.05 }] });
    expect(estimateCost(seen, SQUARE)).toBeNull();
    expect(reservationFor(seen, SQUARE)).toBe(0.05);
  });

  test('is for all images, without float dust', () => {
    expect(estimateCost(priced, { ...SQUARE, frames: 3 })?.usd).toBe(0.0153);
    expect(estimateCost(priced, { frames: 20 })?.usd).toBe(0.282);
  });

  test('is never 0 or less, whatever the count', () => {
    for (const frames of [0, -1, Number.NaN, 'x']) expect(estimateCost(priced, { frames })?.usd).toBe(0.0141);
  });

  test('of a real model is the price of its page', () => {
    const model = realModel('runware/alibaba:qwen-image@2512');
    expect(estimateCost(model, { ...SQUARE, numberResults: 4 })?.usd).toBe(0.0204);
    expect(estimateCost(model, { width: 640, height: 640 })).toBeNull();
  });
});

describe('the count of images', () => {
  test('is what was set, else its default, else 1', () => {
    expect(imageCount(priced, { frames: 7 })).toBe(7);
    expect(imageCount(priced, {})).toBe(1);
    expect(imageCount(madeUpModel({ properties: { width: size } }), {})).toBe(1);
    const four = madeUpModel({ properties: { frames: { ...size, default: 4, 'x-role': 'count' } } });
    expect([imageCount(four, {}), imageCount(four, { frames: 2 })]).toEqual([4, 2]);
    expect(realModels.map((model) => imageCount(model, {}))).toEqual(realModels.map(() => 1));
  });
});

describe('the reservation', () => {
  test('is the dearest price on record, times the count', () => {
    expect(reservationFor(priced, SQUARE)).toBe(0.0141);
    expect(reservationFor(priced, { ...SQUARE, frames: 3 })).toBe(0.0423);
    expect(reservationFor(sized, SQUARE)).toBe(0.02);
  });

  test('holds where there is no estimate, and is unknown only without any price', () => {
    expect(reservationFor(sized, { width: 640 })).toBe(0.02);
    expect(reservationFor(free, SQUARE)).toBeNull();
  });

  test('is never below the estimate', () => {
    const inputs = fc.record({
      width: fc.constantFrom(512, 1024),
      height: fc.constantFrom(768, 1024),
      frames: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(priced, sized, ...realModels), inputs, (model, input) => {
        expect(reservationFor(model, input)).toBeGreaterThanOrEqual(estimateCost(model, input)?.usd ?? 0);
      }),
    );
  });
});

describe('the cost of what came back', () => {
  const estimate = estimateCost(priced, SQUARE);

  test('is the sum of its images, where each tells', () => {
    expect(costOfImages([{ costUsd: 0.1 }, { costUsd: 0.2 }], estimate)).toEqual({
      kind: 'reported',
      usd: 0.3,
    });
    expect(costOfImages([{ costUsd: 0 }], estimate)).toEqual({ kind: 'reported', usd: 0 });
  });

  test('is the estimate where one does not tell, or none came', () => {
    expect(costOfImages([{ costUsd: 0.1 }, { costUsd: null }], estimate)).toEqual({
      kind: 'estimated',
      usd: 0.0051,
    });
    expect(costOfImages([], estimate)).toEqual({ kind: 'estimated', usd: 0.0051 });
  });

  test('is unknown, not 0, without either', () => {
    expect(costOfImages([{ costUsd: null }], null)).toEqual({ kind: 'unknown', usd: null });
    expect(costOfImages([], null)).toEqual({ kind: 'unknown', usd: null });
  });
});

test('a sum is that of the decimals, in any order', () => {
  expect(sumUsd([])).toBe(0);
  expect(sumUsd([0.1, 0.2])).toBe(0.3);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 500 }), (cents) => {
      const exact = cents.reduce((sum, each) => sum + each, 0) / 10_000;
      expect(sumUsd(cents.map((each) => each / 10_000))).toBe(exact);
    }),
  );
});
