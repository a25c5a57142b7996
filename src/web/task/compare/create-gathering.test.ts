import { expect, it } from 'vitest';
import { createBrowserStorage } from '#web/ui/create-browser-storage.ts';
import { compareUrl } from './compare-url.ts';
import { createGathering } from './create-gathering.ts';

function createStorage() {
  const kept = new Map<string, string>();
  return createBrowserStorage(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
}

it('gathers images, takes them out again, and outlives a reload', () => {
  const storage = createStorage();
  const gathering = createGathering(storage);
  for (const id of ['a', 'b', 'c', 'b']) gathering.toggle(id);
  expect(gathering.ids()).toEqual(['a', 'c']);
  expect(createGathering(storage).ids()).toEqual(['a', 'c']);
  gathering.clear();
  expect(createGathering(storage).ids()).toEqual([]);
});

it('has room for nine, and says so', () => {
  const gathering = createGathering(createStorage());
  expect([...'123456789'].every((id) => gathering.toggle(id))).toBe(true);
  expect(gathering.toggle('x')).toBe(false);
  expect(gathering.ids()).toHaveLength(9);
});

it('gathers in the page where the browser keeps nothing', () => {
  const barred = createBrowserStorage(() => {
    throw new Error('barred');
  });
  const gathering = createGathering(barred);
  gathering.toggle('a');
  expect(gathering.ids()).toEqual(['a']);
});

it('names a comparison by a URL of nine images at most', () => {
  expect(compareUrl(['a', 'b'])).toBe('/compare?images=a,b');
  expect(compareUrl([...'1234567890'])).toBe(compareUrl([...'123456789']));
});
