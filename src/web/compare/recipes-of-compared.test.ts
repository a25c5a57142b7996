import { expect, test } from 'vitest';
import { toCompared } from '#core/compare/test-compared.ts';
import { realModel } from '#core/models/test-models.ts';
import { recipesOfCompared } from './recipes-of-compared.ts';

const text = realModel('runware/alibaba:qwen-image@2512');
const edit = realModel('runware/runware:108@22');
const upload = `upload:${'a'.repeat(64)}`;

test('every member that can travel does, and what does not is told by its number', () => {
  const whole = toCompared(text, { positivePrompt: 'a heron', webhookURL: 'https://a.example' });
  const gone = { ...whole, model: null };
  const edited = toCompared(edit, {
    positivePrompt: 'a heron',
    inputs: { referenceImages: [upload, 'https://a.example/1.png', upload] },
  });
  const { recipes, left } = recipesOfCompared([whole, gone, edited], new Map([[edit.id, 'aaaa']]));
  expect(recipes).toEqual([
    expect.objectContaining({ input: { positivePrompt: 'a heron', seed: '1' } }),
    expect.objectContaining({
      definition: 'aaaa',
      input: {
        positivePrompt: 'a heron',
        inputs: { referenceImages: ['https://a.example/1.png'] },
        seed: '1',
      },
      missingImages: ['inputs.referenceImages.0', 'inputs.referenceImages.2'],
    }),
  ]);
  expect(left).toEqual([
    'Image 2: left out, since its model is gone.',
    'Image 3: without Reference images, which its reader chooses.',
  ]);
});
