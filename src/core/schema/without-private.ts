import type { Field } from './field.ts';
import type { Input } from './input.ts';
import { setAt } from './path.ts';
import { privatePaths } from './private-paths.ts';

/** An input as it may be stored, or as it may come from anywhere but this page's own form: no private value in it. */
export function withoutPrivate(model: { readonly fields: readonly Field[] }, input: Input): Input {
  return privatePaths(model, input).reduceRight((rest, path) => setAt(rest, path, undefined), input);
}
