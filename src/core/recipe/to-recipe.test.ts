import { expect, it } from 'vitest';
import { realModel } from '#core/models/test-models.ts';
import { testTask } from '#core/test-task.ts';
import { toRecipe } from './to-recipe.ts';

const model = realModel('runware/runware:108@22');

function recipeWith(referenceImages: readonly string[]) {
  const input = { positivePrompt: 'A heron', inputs: { referenceImages: [...referenceImages] } };
  const task = testTask('d54ceecb-0000-4000-8000-000000000001', { model: model.id, input });
  return toRecipe({ task, model, image: null });
}

it('names where it had images that stay here, and keeps those at public addresses', () => {
  const shown = 'https://a.example/1.png';
  const recipe = recipeWith([`upload:${'a'.repeat(64)}`, shown, `${shown}?key=secret`]);
  expect(recipe.input).toEqual({ positivePrompt: 'A heron', inputs: { referenceImages: [shown] } });
  expect(recipe.missingImages).toEqual(['inputs.referenceImages.0', 'inputs.referenceImages.2']);
  expect(JSON.stringify(recipe)).not.toMatch(/upload:|secret/);
});

it('names none where all come along', () => {
  expect(recipeWith(['https://a.example/1.png'])).not.toHaveProperty('missingImages');
});
