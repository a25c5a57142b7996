import sharp from 'sharp';
import { type ImageFacts, ImageProbe, type Probed } from './image-probe.ts';

export type ImageCheck =
  | { readonly ok: true; readonly facts: ImageFacts }
  | { readonly ok: false; readonly reason: string };

/** Checks that bytes are a whole image, and reads its type and size in pixels. */
export async function checkImage(bytes: Uint8Array): Promise<ImageCheck> {
  const probe = new ImageProbe();
  probe.push(bytes);
  const probed = probe.end();
  return probed.ok ? measureImage(bytes, probed) : probed;
}

/** Tells the size in pixels of an image that was probed, or of a file with one, from its header, without decoding it. */
export async function measureImage(source: Uint8Array | string, { type, size }: Probed): Promise<ImageCheck> {
  if (size) return { ok: true, facts: { type, ...size } };
  try {
    const { autoOrient, pages } = await sharp(source, { limitInputPixels: false }).metadata();
    if ((pages ?? 1) > 1) return { ok: false, reason: 'It is an animation. Give a single picture.' };
    return { ok: true, facts: { type, width: autoOrient.width, height: autoOrient.height } };
  } catch {
    return { ok: false, reason: 'It is damaged and cannot be read.' };
  }
}
