import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The names, such as `X07`, with which the titles of tests begin, or parts of titles: a quoted text that begins with them. */
export function namedTests(): ReadonlySet<string> {
  const files = globSync(['src/**/*.test.ts', 'e2e/**/*.test.ts', 'e2e/**/*.spec.ts'], { cwd: ROOT });
  const texts = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const titles = texts.match(/['"`](?:that )?(?:[A-LX]\d\d(?: |['"`]))+/g) ?? [];
  return new Set(titles.flatMap((title) => title.match(/[A-LX]\d\d/g) ?? []));
}
