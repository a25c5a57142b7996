import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import { toDefinitionPath } from '#core/schema/path.ts';

/** How many are named; the rest is counted. */
const NAMED = 3;

/** Parameters by their titles: "Steps", "Width and Height", "Steps, Seed, Width and 4 more". A path without a field stands as it is. */
export function titlesOfPaths({ fields }: Pick<Model, 'fields'>, paths: readonly string[]): string {
  const titles = [...new Set(paths.map(titleOf))];
  const rest = titles.length - NAMED;
  const parts = rest > 0 ? [...titles.slice(0, NAMED), `${rest} more`] : titles;
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ');

  function titleOf(path: string): string {
    const wanted = toDefinitionPath(path).replace(/\[\]$/, '');
    return flattenFields(fields).find((field) => field.path === wanted)?.title ?? path;
  }
}
