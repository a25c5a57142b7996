import type { Model } from '#core/models/registry.ts';
import { titleAt } from '#core/schema/title-at.ts';

/** How many are named; the rest is counted. */
const NAMED = 3;

/** Parameters by their titles: "Steps", "Width and Height", "Steps, Seed, Width and 4 more". */
export function titlesOfPaths({ fields }: Pick<Model, 'fields'>, paths: readonly string[]): string {
  const titles = [...new Set(paths.map((path) => titleAt(fields, path)))];
  const rest = titles.length - NAMED;
  const parts = rest > 0 ? [...titles.slice(0, NAMED), `${rest} more`] : titles;
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ');
}
