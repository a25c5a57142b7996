import sharp from 'sharp';
import type { GivenFile } from './give-images.ts';

/** A file of one colour, in pixels. */
export async function pictureFile(
  name: string,
  { width, height, color }: { readonly width: number; readonly height: number; readonly color: string },
): Promise<GivenFile> {
  const picture = sharp({
    create: { width, height, channels: 3, background: color },
    limitInputPixels: false,
  });
  const type = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  const bytes = await (type === 'image/png' ? picture.png() : picture.jpeg()).toBuffer();
  return { name, type, bytes };
}
