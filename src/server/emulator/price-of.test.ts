import { expect, it } from 'vitest';
import { toModel } from '#core/models/registry.ts';
import { openEmulatorBench } from './emulator-bench.ts';
import { priceOf } from './price-of.ts';

const { definitions } = openEmulatorBench();
const models = new Map(definitions.map((definition) => [definition.$id, toModel(definition)]));

function price(id: string, input: Record<string, string | number>): number {
  const model = models.get(id);
  if (!model) throw new Error(`There is no ${id}.`);
  return priceOf(model, input);
}

it('takes the most particular price on record', () => {
  const size = { positivePrompt: 'A', width: 1024, height: 1536 };
  expect(price('runware/alibaba:qwen-image@2512', { ...size, steps: 28 })).toBe(0.0096);
  expect(price('runware/alibaba:qwen-image@2512', { ...size, steps: 27 })).toBe(0.0032);
});

it('scales by pixels and steps where none is on record', () => {
  const large = price('runware/alibaba:qwen-image@2512', { width: 2048, height: 1536, steps: 28 });
  expect(large).toBeCloseTo(0.0192, 4);
  const long = price('runware/alibaba:qwen-image@2512', { width: 2048, height: 1536, steps: 42 });
  expect(long).toBeCloseTo(0.0288, 4);
});

it('is never free', () => {
  expect(price('runware/alibaba:qwen-image@2512', { width: 256, height: 256, steps: 1 })).toBeGreaterThan(0);
});

it('takes a price without conditions for everything', () => {
  expect(price('replicate/qwen/qwen-image-2512', { prompt: 'A', num_inference_steps: 50 })).toBe(0.02);
});
