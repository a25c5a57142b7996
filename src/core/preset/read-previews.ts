import type { Model } from '#core/models/registry.ts';
import type { Left } from '#core/snippet/read/fill-input.ts';
import { readSmallPicture } from './picture/read-small-picture.ts';
import { PREVIEWS, type Preview, rawPreviewsSchema } from './preview.ts';
import { takesImageAt } from './takes-image-at.ts';

type ReadPreviews = { readonly previews: readonly Preview[]; readonly left: readonly Left[] };

/** The previews that came with a recipe, one for each image parameter that there is, and what of them is not shown, with its reason. */
export function readPreviews(model: Model, raw: unknown): ReadPreviews {
  if (raw === undefined) return { previews: [], left: [] };
  const read = rawPreviewsSchema.safeParse(raw);
  if (!read.success)
    return {
      previews: [],
      left: [{ name: 'previews', why: 'They cannot be read. Choose your own images in the form.' }],
    };
  const { version, images } = read.data;
  if (version !== PREVIEWS.version) {
    const why = `They are of version ${version}, which this program does not know. Update the program.`;
    return { previews: [], left: [{ name: 'previews', why }] };
  }
  const previews = new Map<string, Preview>();
  const left: Left[] = [];
  for (const { path, data } of images) {
    const name = `preview of ${path}`.slice(0, 80);
    const found = readSmallPicture(data);
    if (!takesImageAt(model, path))
      left.push({ name, why: `${model.definition.title} takes no image there.` });
    else if (previews.has(path)) left.push({ name, why: 'There is one already.' });
    else if (found.kind === 'refused') left.push({ name, why: found.why });
    else previews.set(path, { path, picture: found.picture });
  }
  return { previews: [...previews.values()], left };
}
