import { expect, test } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { priceSource } from './price-source.ts';

test('a page is told by its host, and anything else in words that are not cut short', () => {
  const sources = realModels.flatMap(({ definition }) => definition['x-pricing'].map(({ source }) => source));
  expect(new Set(sources.map(priceSource))).toEqual(
    new Set([
      ', by runware.ai',
      " (Runware's published example)",
      " (Runware's published examples)",
      ' (second-hand figure: not from the provider)',
    ]),
  );
});
