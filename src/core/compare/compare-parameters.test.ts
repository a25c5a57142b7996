import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import { realModel, realModels } from '#core/models/test-models.ts';
import { compareParameters } from './compare-parameters.ts';
import { toCompared } from './test-compared.ts';

const RUNWARE = realModel('runware/alibaba:qwen-image@2512');
const REPLICATE = realModel('replicate/qwen/qwen-image-2512');

it('puts parameters of one role into one row, whatever two providers call them', () => {
  const rows = compareParameters([
    toCompared(RUNWARE, { positivePrompt: 'a heron', steps: 20 }),
    toCompared(REPLICATE, { prompt: 'a heron', num_inference_steps: 28 }),
  ]);
  const [prompt, steps] = ['prompt', 'steps'].map((role) => rows.filter((row) => row.role === role));
  expect(prompt).toMatchObject([{ paths: ['positivePrompt', 'prompt'], differs: false }]);
  expect(steps).toMatchObject([{ paths: ['steps', 'num_inference_steps'], differs: true }]);
});

it('shows unset as unset with its default, and tells it from the same value set', () => {
  const rows = compareParameters([
    toCompared(REPLICATE, { prompt: 'a', output_quality: 95 }),
    toCompared(REPLICATE, { prompt: 'a' }),
  ]);
  const row = rows.find(({ role }) => role === 'output-quality');
  expect(row?.cells).toEqual([
    { kind: 'set', text: '95' },
    { kind: 'unset', fallback: '95' },
  ]);
  expect(row?.differs).toBe(true);
});

it('keeps every digit of a seed, and says which one was drawn', () => {
  const seed = '9223372036854775807';
  const rows = compareParameters([
    toCompared(RUNWARE, { seed }, seed),
    toCompared(RUNWARE, {}, '9223372036854775806'),
  ]);
  expect(rows.find(({ role }) => role === 'seed')?.cells).toEqual([
    { kind: 'set', text: seed },
    { kind: 'drawn', text: '9223372036854775806' },
  ]);
});

it('shows around nothing that is private', () => {
  const rows = compareParameters([
    toCompared(RUNWARE, { webhookURL: 'https://hooks.example/secret', positivePrompt: 'a' }),
    toCompared(RUNWARE, { positivePrompt: 'b' }),
  ]);
  expect(JSON.stringify(rows)).not.toContain('hooks.example');
});

it('compares by their paths what came of a model that is not known any more', () => {
  const rows = compareParameters([
    { ...toCompared(RUNWARE, { steps: 4 }), model: null },
    toCompared(RUNWARE, { steps: 5 }),
  ]);
  expect(rows.find(({ paths }) => paths.includes('steps'))?.cells).toEqual([
    { kind: 'set', text: '4' },
    { kind: 'set', text: '5' },
  ]);
});

it('finds no difference between an image and itself, and as many cells as images in every row', () => {
  fc.assert(
    fc.property(fc.constantFrom(...realModels), fc.gen(), (model, draw) => {
      const compared = toCompared(model, draw(arbitraryInput, model));
      const rows = compareParameters([compared, compared]);
      expect(rows.filter(({ differs, cells }) => differs || cells.length !== 2)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it('tells images apart from text, by the values that stand for them', () => {
  const model = realModel('runware/runware:108@22');
  const referenceImages = [`upload:${'a'.repeat(64)}`, 'https://example.com/a.png'];
  const compared = toCompared(model, { inputs: { referenceImages } });
  const row = compareParameters([compared]).find(({ paths }) => paths.includes('inputs.referenceImages'));
  expect(row?.cells).toEqual([
    { kind: 'images', text: JSON.stringify(referenceImages), values: referenceImages },
  ]);
});
