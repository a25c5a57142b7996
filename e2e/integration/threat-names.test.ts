import { expect, it } from 'vitest';
import { namedTests } from './named-tests.ts';

/** How many cases each part has. Source: threats.md §3. */
const CASES = { A: 16, B: 20, C: 12, D: 15, E: 18, F: 13, G: 26, H: 8, I: 6, J: 5, K: 6, L: 6 } as const;

it('every case that is described has a test that names it', () => {
  const named = namedTests();
  const all = Object.entries(CASES).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, at) => `${part}${String(at + 1).padStart(2, '0')}`),
  );
  expect(all.filter((name) => !named.has(name))).toEqual([]);
});
