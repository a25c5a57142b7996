import { z } from 'zod/mini';
import type { Model } from '#core/models/registry.ts';
import type { Left } from '#core/snippet/read/fill-input.ts';
import { takesImageAt } from './takes-image-at.ts';

type ReadMissing = { readonly missingImages: readonly string[]; readonly left: readonly Left[] };

const rawPathsSchema = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(100));

/** Where a recipe had images that did not come along: paths, each once, at which the model takes one. */
export function readMissingImages(model: Model, raw: unknown): ReadMissing {
  if (raw === undefined) return { missingImages: [], left: [] };
  const read = rawPathsSchema.safeParse(raw);
  if (!read.success)
    return {
      missingImages: [],
      left: [{ name: 'missingImages', why: 'They cannot be read. Choose your own images in the form.' }],
    };
  const paths = [...new Set(read.data)];
  return {
    missingImages: paths.filter((path) => takesImageAt(model, path)),
    left: paths
      .filter((path) => !takesImageAt(model, path))
      .map((path) => ({
        name: `image at ${path}`.slice(0, 80),
        why: `${model.definition.title} takes no image there.`,
      })),
  };
}
