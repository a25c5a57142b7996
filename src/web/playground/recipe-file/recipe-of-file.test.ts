import { describe, expect, it } from 'vitest';
import { realModel, realModels } from '#core/models/test-models.ts';
import { recipeOfFile } from './recipe-of-file.ts';

const known = { models: realModels, current: realModel('runware/alibaba:qwen-image@2512') };

describe('a file that was dropped', () => {
  it('B04 of 500 MB is refused by its size, before it is read', async () => {
    const file = {
      name: 'recipe.json',
      type: '',
      size: 500_000_000,
      arrayBuffer: () => Promise.reject(new Error('It was read.')),
    };
    expect(await recipeOfFile(file, known)).toEqual({
      kind: 'refused',
      why: 'It has 500 MB; a recipe has 4 MB at the most. It was not read.',
    });
    expect(await recipeOfFile({ ...file, name: 'picture.png' }, known)).toBeNull();
  });

  it('says that there is no recipe in it where it should be one, and nothing where it is an image', async () => {
    expect(await recipeOfFile(new File(['{}'], 'notes.JSON'), known)).toMatchObject({
      why: 'There is no recipe in it.',
    });
    expect(await recipeOfFile(new File(['\x89PNG'], 'picture.png'), known)).toBeNull();
  });

  it('that is gone says so', async () => {
    const file = {
      name: 'picture.png',
      type: 'image/png',
      size: 10,
      arrayBuffer: () => Promise.reject(new Error('gone')),
    };
    expect(await recipeOfFile(file, known)).toMatchObject({
      why: expect.stringContaining('Choose it again'),
    });
  });
});
