import { expect, it } from 'vitest';
import { createByteCache } from './byte-cache.ts';

it('lets the least lately used go', () => {
  const cache = createByteCache(10);
  cache.set('a', new Uint8Array(4));
  cache.set('b', new Uint8Array(4));
  cache.get('a');
  cache.set('c', new Uint8Array(4));
  expect(['a', 'b', 'c'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
});

it('counts bytes that are replaced once', () => {
  const cache = createByteCache(10);
  for (let count = 0; count < 5; count++) cache.set('a', new Uint8Array(6));
  cache.set('b', new Uint8Array(4));
  expect(cache.get('a')).toBeDefined();
});
