import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { leavesOf, setAt } from '#core/schema/path.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';

/** What of an input may leave this program, and the paths of what stays here. */
export type Shareable = {
  readonly input: Input;
  readonly privatePaths: readonly string[];
  /** Images that nobody else has: uploads and results of this server, and whole images in text. */
  readonly imagePaths: readonly string[];
};

export function toShareable(model: Model, input: Input): Shareable {
  const isPublic = withoutPrivate(model, input);
  const local = leavesOf(isPublic).flatMap(([path, value]) => localImages(model, path, value));
  return {
    // From the last entry of a list to its first: those before keep their places. A list that is left empty goes too.
    input: toSparseInput(local.reduceRight((rest, path) => setAt(rest, path, undefined), isPublic)),
    privatePaths: privatePaths(model, input),
    imagePaths: local,
  };
}

function localImages(model: Model, path: string, value: InputValue): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => localImages(model, `${path}.${index}`, item));
  }
  if (typeof value !== 'string' || fieldAt(model.fields, path)?.kind !== 'image') return [];
  const { kind } = readImageValue(value);
  return kind === 'upload' || kind === 'image' || kind === 'inline' ? [path] : [];
}
