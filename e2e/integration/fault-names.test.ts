import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** The faults that are described: X01 to this one. Source: faults.md §6. */
const LAST_FAULT = 94;

it('every fault that is described has a test that names it', () => {
  const files = globSync(['src/**/*.test.ts', 'e2e/**/*.test.ts', 'e2e/**/*.spec.ts'], { cwd: ROOT });
  const texts = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  // A title, or a part of one: a quoted text that begins with names of faults.
  const titles = texts.match(/['"`](?:that )?(?:X\d\d )+/g) ?? [];
  const named = new Set(titles.flatMap((title) => title.match(/X\d\d/g) ?? []));
  const all = Array.from({ length: LAST_FAULT }, (_, at) => `X${String(at + 1).padStart(2, '0')}`);
  expect(all.filter((name) => !named.has(name))).toEqual([]);
});
