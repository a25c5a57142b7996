import sharp, { type ResizeOptions } from 'sharp';
import type { Frame } from './frame.ts';

/**
 * Decodes an image to the given size, upright by its EXIF orientation, on white where it is transparent.
 * Throws with a sentence that names `role` where the bytes are not a whole image.
 */
export async function readInput(request: {
  readonly bytes: Uint8Array;
  readonly role: string;
  readonly resize: ResizeOptions;
}): Promise<Frame> {
  try {
    const { data, info } = await sharp(request.bytes)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(request.resize)
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`It has ${info.channels} channels.`);
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    throw new Error(`The ${request.role} cannot be read: its bytes are not a whole image.`, { cause });
  }
}
