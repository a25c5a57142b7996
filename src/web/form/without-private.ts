import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { privatePaths } from './private-paths.ts';

/** An input as it may be stored, or as it may come from anywhere but this page's own form: no private value in it. */
export function withoutPrivate(model: Pick<Model, 'fields'>, input: Input): Input {
  return privatePaths(model, input).reduceRight((rest, path) => setAt(rest, path, undefined), input);
}
