import { expect, it } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { carryInput } from './carry-input.ts';

const runware = realModel('runware/alibaba:qwen-image@2512');
const replicate = realModel('replicate/qwen/qwen-image-2512');
const made = { width: 1664, height: 928 };

it('carries what another model can have, and tells of all the rest', () => {
  const input = { positivePrompt: 'a heron', width: 1328, height: 1328, steps: 8, scheduler: 'Euler' };
  const carried = carryInput({ from: runware, input, to: replicate, made });
  expect(carried.input).toEqual({ prompt: 'a heron', aspect_ratio: '1:1', num_inference_steps: 20 });
  expect(Object.fromEntries(carried.arrivals.map(({ title, outcome }) => [title, outcome]))).toEqual({
    Prompt: 'kept',
    Size: 'converted',
    Steps: 'changed',
    Scheduler: 'parked',
  });
});

it('carries an input to its own model as it is', () => {
  const input = { positivePrompt: 'a heron', width: 1024, height: 768, seed: '9223372036854775807' };
  const carried = carryInput({ from: runware, input, to: runware, made });
  expect(carried.input).toEqual(input);
  expect(carried.arrivals.every(({ outcome }) => outcome === 'kept')).toBe(true);
});

it('takes the size of the image along where none was set', () => {
  const carried = carryInput({ from: replicate, input: { prompt: 'a heron' }, to: runware, made });
  expect(carried.input).toEqual({ positivePrompt: 'a heron', ...made });
  expect(carried.arrivals.find(({ title }) => title === 'Size')).toMatchObject({
    outcome: 'converted',
    why: 'It was not set: the image has this size.',
  });
  const back = carryInput({ from: runware, input: { positivePrompt: 'a heron' }, to: replicate, made });
  expect(back.input).toEqual({ prompt: 'a heron', aspect_ratio: '16:9' });
  expect(back.arrivals.find(({ title }) => title === 'Size')?.why).toBe(
    'It was not set: the image has this size. 1664 × 928 is 16:9 here.',
  );
});
