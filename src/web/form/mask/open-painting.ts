import { sizeText } from '#core/schema/size-text.ts';
import { loadPicture } from '#web/ui/load-picture.ts';
import type { KeptMask } from './kept-masks.ts';
import { createMaskPainting, type MaskPainting } from './mask-painting.ts';
import { createMaskRaster } from './mask-raster.ts';

type Opening = {
  readonly source: { readonly value: string; readonly url: string };
  /** The mask that is set now, where our server has it. */
  readonly mask: { readonly value: string; readonly url: string } | null;
  readonly kept: KeptMask | null;
};

export type OpenedPainting = {
  readonly picture: ImageBitmap;
  readonly painting: MaskPainting;
  /** A mask that was there but has another size. */
  readonly misfit: ImageBitmap | null;
  /** Why the mask that is set could not be read, or `null`. */
  readonly trouble: string | null;
};

/**
 * Loads the source and what there is of a mask: the strokes that made it where they are kept, so that they can be undone, else its
 * picture. Answers a sentence where nothing can be painted on.
 */
export async function openPainting({ source, mask, kept }: Opening): Promise<OpenedPainting | string> {
  const [loaded, existing] = await Promise.all([
    loadPicture(source.url),
    mask && kept?.savedAs !== mask.value ? loadPicture(mask.url) : null,
  ]);
  if (!loaded.ok) return loaded.message;
  const { picture } = loaded;
  const painting = begin(picture);
  if (typeof painting === 'string') return painting;
  let misfit: ImageBitmap | null = null;
  if (mask && kept?.savedAs === mask.value) for (const edit of kept.edits) painting.edit(edit);
  else if (existing?.ok) {
    if (hasSizeOf(existing.picture, picture)) painting.edit({ kind: 'picture', picture: existing.picture });
    else misfit = existing.picture;
  }
  return { picture, painting, misfit, trouble: existing && !existing.ok ? existing.message : null };
}

export function hasSizeOf(a: ImageBitmap, b: ImageBitmap): boolean {
  return a.width === b.width && a.height === b.height;
}

function begin(size: ImageBitmap): MaskPainting | string {
  try {
    return createMaskPainting(createMaskRaster({ width: size.width, height: size.height }));
  } catch {
    return `This browser has not enough memory for a mask of ${sizeText(size)} px. Use a smaller source image.`;
  }
}
