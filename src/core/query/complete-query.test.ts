import { describe, expect, it } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { completeQuery } from './complete-query.ts';
import { createVocabulary } from './vocabulary.ts';

const vocabulary = createVocabulary(realModels);

function optionsAt(text: string) {
  const { from, options } = completeQuery({
    text,
    caret: text.length,
    vocabulary,
    tags: ['big poster', 'cat'],
  });
  return options.map((option) => text.slice(0, from) + option.text);
}

describe('completion', () => {
  it('offers keys that begin so, those of every image first', () => {
    expect(optionsAt('fox st').slice(0, 2)).toEqual(['fox steps:', 'fox strength:']);
    expect(optionsAt('ra')[0]).toBe('rating:');
    expect(optionsAt('-ta')).toEqual(['-tag:']);
  });

  it('offers the values of a key, in quotes where they have blanks', () => {
    expect(optionsAt('is:st')).toEqual(['is:starred']);
    expect(optionsAt('tag:')).toEqual(['tag:"big poster"', 'tag:cat']);
    expect(optionsAt('model:edit')).toEqual(['model:runware/runware:108@22']);
    expect(optionsAt('scheduler:karras')).not.toEqual([]);
  });

  it('offers nothing inside quotes, and nothing where the value is whole', () => {
    expect(optionsAt('"st')).toEqual([]);
    expect(optionsAt('is:starred')).toEqual([]);
  });
});
