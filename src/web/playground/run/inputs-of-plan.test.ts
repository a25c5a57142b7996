import { describe, expect, it } from 'vitest';
import { madeUpModel, realModel } from '#core/models/test-models.ts';
import { inputsOfPlan } from './inputs-of-plan.ts';

const model = realModel('runware/alibaba:qwen-image@2512');
const draw = () => '77';
const input = { positivePrompt: 'a heron', seed: '9007199254740993' };

function seedsOf(planned: ReturnType<typeof inputsOfPlan>): unknown {
  return 'inputs' in planned ? planned.inputs.map(({ seed }) => seed) : planned;
}

describe('the seeds of a run', () => {
  it('of one task are as the form has them, whatever the rule', () => {
    for (const seeds of ['draw', 'next', 'same'] as const)
      expect(inputsOfPlan({ model, input, plan: { count: 1, seeds }, draw })).toEqual({ inputs: [input] });
  });

  it('are drawn by the server for each', () => {
    const planned = inputsOfPlan({ model, input, plan: { count: 2, seeds: 'draw' }, draw });
    expect(planned).toEqual({ inputs: [{ positivePrompt: 'a heron' }, { positivePrompt: 'a heron' }] });
  });

  it('count up from the one in the form without losing a digit, else from one that is drawn', () => {
    const plan = { count: 3, seeds: 'next' } as const;
    expect(seedsOf(inputsOfPlan({ model, input, plan, draw }))).toEqual([
      '9007199254740993',
      '9007199254740994',
      '9007199254740995',
    ]);
    expect(seedsOf(inputsOfPlan({ model, input: {}, plan, draw }))).toEqual(['77', '78', '79']);
  });

  it('are the same for all', () => {
    expect(seedsOf(inputsOfPlan({ model, input: {}, plan: { count: 2, seeds: 'same' }, draw }))).toEqual([
      '77',
      '77',
    ]);
  });

  it('never run past the largest', () => {
    const last = { seed: '9223372036854775806' };
    const plan = { count: 3, seeds: 'next' } as const;
    expect(inputsOfPlan({ model, input: last, plan, draw })).toEqual({
      path: 'seed',
      message: expect.stringContaining('would be 9223372036854775808'),
    });
    expect(inputsOfPlan({ model, input: last, plan: { ...plan, count: 2 }, draw })).toHaveProperty('inputs');
  });

  it('are numbers where the model has numbers, and nothing where it has none', () => {
    const properties = { seed: { type: 'integer', title: 'Seed', maximum: 9, 'x-role': 'seed' } } as const;
    const plan = { count: 2, seeds: 'next' } as const;
    const numbers = madeUpModel({ properties });
    expect(seedsOf(inputsOfPlan({ model: numbers, input: { seed: 8 }, plan, draw }))).toEqual([8, 9]);
    const none = madeUpModel({ properties: {} });
    expect(inputsOfPlan({ model: none, input: {}, plan, draw })).toEqual({ inputs: [{}, {}] });
  });
});
