import { expect, it } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { carryInput } from './carry-input.ts';

const runware = realModel('runware/alibaba:qwen-image@2512');
const replicate = realModel('replicate/qwen/qwen-image-2512');

it('carries what another model can have, and tells of all the rest', () => {
  const input = { positivePrompt: 'a heron', width: 1328, height: 1328, steps: 8, scheduler: 'Euler' };
  const carried = carryInput({ from: runware, input, to: replicate });
  expect(carried.input).toEqual({ prompt: 'a heron', aspect_ratio: '1:1', num_inference_steps: 20 });
  expect(Object.fromEntries(carried.arrivals.map(({ title, outcome }) => [title, outcome]))).toEqual({
    Prompt: 'kept',
    Size: 'converted',
    Steps: 'changed',
    Scheduler: 'parked',
  });
});

it('carries an input to its own model as it is', () => {
  const input = { positivePrompt: 'a heron', seed: '9223372036854775807' };
  const carried = carryInput({ from: runware, input, to: runware });
  expect(carried.input).toEqual(input);
  expect(carried.arrivals.every(({ outcome }) => outcome === 'kept')).toBe(true);
});
