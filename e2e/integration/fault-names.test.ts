import { expect, it } from 'vitest';
import { namedTests } from './named-tests.ts';

/** The faults that are described: X01 to this one. Source: faults.md §6. */
const LAST_FAULT = 94;

it('every fault that is described has a test that names it', () => {
  const named = namedTests();
  const all = Array.from({ length: LAST_FAULT }, (_, at) => `X${String(at + 1).padStart(2, '0')}`);
  expect(all.filter((name) => !named.has(name))).toEqual([]);
});
