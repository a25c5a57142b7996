import { expect, it } from 'vitest';
import { queryText } from './query-text.ts';

it('takes whole terms in and out, and leaves what else was typed', () => {
  expect(queryText.toggle('"red fox"  steps:>abc', 'is:starred')).toBe('"red fox"  steps:>abc is:starred');
  expect(queryText.toggle('"red fox" IS:starred snow', 'is:starred')).toBe('"red fox" snow');
  expect(queryText.toggle('', 'is:deleted')).toBe('is:deleted');
  expect(queryText.without('model:a fox model:"b c"', (raw) => raw.startsWith('model:'))).toBe('fox');
});
