import { describe, expect, it } from 'vitest';
import { expectCost } from './expect-cost.ts';
import { madeUpModel, realModel } from './models/test-models.ts';
import { likenessOf } from './past-costs.ts';

const model = realModel('runware/alibaba:qwen-image@2512');
const square = { positivePrompt: 'a heron', width: 1024, height: 1024, steps: 20 };

describe('what a run is expected to cost', () => {
  it('goes by the images of like size and steps that its user made, times images and tasks', () => {
    const past = [{ like: likenessOf(model, square), usdPerImage: 0.0042, count: 12 }];
    expect(expectCost(model, { ...square, numberResults: 2 }, { past, tasks: 3 })).toEqual({
      usd: 0.0252,
      usdPerImage: 0.0042,
      basis: { kind: 'past', count: 12 },
    });
  });

  it('counts what is unset as its default', () => {
    expect(likenessOf(model, { width: 512, height: 512 })).toBe(
      likenessOf(model, { width: 512, height: 512, steps: 3 }),
    );
  });

  it('goes by the price on record where nothing like it was made', () => {
    const past = [{ like: likenessOf(model, { ...square, steps: 30 }), usdPerImage: 1, count: 1 }];
    expect(expectCost(model, square, { past, tasks: 2 })).toMatchObject({
      usd: 0.0102,
      usdPerImage: 0.0051,
      basis: { kind: 'price', price: { usd: 0.0051 } },
    });
  });

  it('is not known where there is neither', () => {
    expect(expectCost(madeUpModel({ properties: {} }), {}, { past: [], tasks: 1 })).toBeNull();
  });
});
