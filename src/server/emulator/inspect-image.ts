import sharp from 'sharp';

/** An image file that can be read to its end. Pixels as it is seen, its orientation applied. */
export type InspectedImage = {
  readonly width: number;
  readonly height: number;
  /** Media type. */
  readonly type: string;
};

const FORMATS = new Set(['png', 'jpeg', 'webp']);

/** Looks into a PNG, JPEG or WebP; `null` for anything else, and for a file that is cut or damaged. */
export async function inspectImage(bytes: Uint8Array): Promise<InspectedImage | null> {
  try {
    const image = sharp(bytes);
    const { format, autoOrient } = await image.metadata();
    if (!FORMATS.has(format)) return null;
    // The head of a file says nothing about its end: only decoding does.
    await image.resize(8, 8).raw().toBuffer();
    return { width: autoOrient.width, height: autoOrient.height, type: `image/${format}` };
  } catch {
    return null;
  }
}
