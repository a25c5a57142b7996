import { sizeText } from '#core/schema/size-text.ts';
import { loadPicture } from '#web/ui/load-picture.ts';
import type { KeptMask } from './kept-masks.ts';
import { createMaskPainting, type MaskPainting } from './mask-painting.ts';
import { createMaskRaster } from './mask-raster.ts';

type Opening = {
  readonly sourceUrl: string;
  /** Of the mask that is set now, where our server has it. */
  readonly maskUrl: string | null;
  /** What was done before on this source and this mask. */
  readonly kept: KeptMask | null;
};

export type OpenedPainting = {
  readonly picture: ImageBitmap;
  readonly painting: MaskPainting;
  /** A mask that was there but has another size: what becomes of it is to be decided. */
  readonly misfit: ImageBitmap | null;
  /** Why the mask that is set could not be read, or `null`. */
  readonly trouble: string | null;
};

/**
 * Loads the source and what there is of a mask: the steps of before where they are kept, so that they can be undone, else the
 * picture of the mask that is set. Answers a sentence where nothing can be painted on.
 */
export async function openPainting({ sourceUrl, maskUrl, kept }: Opening): Promise<OpenedPainting | string> {
  const [loaded, existing] = await Promise.all([
    loadPicture(sourceUrl),
    maskUrl !== null && kept === null ? loadPicture(maskUrl) : null,
  ]);
  if (!loaded.ok) return loaded.message;
  const { picture } = loaded;
  const painting = begin(picture);
  if (typeof painting === 'string') return painting;
  let misfit = kept?.misfit ?? null;
  for (const edit of kept?.edits ?? []) painting.edit(edit);
  if (existing?.ok) {
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
