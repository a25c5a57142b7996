import { readSmallPicture } from '#core/preset/picture/read-small-picture.ts';
import { SMALL_PICTURE, type SmallPicture } from '#core/preset/picture/small-picture.ts';
import { toBase64Url } from '#core/preset/to-base64-url.ts';
import { convertPicture } from '#web/form/images/files/convert-picture.ts';
import { readFile } from '#web/form/images/files/read-file.ts';

/** The longer side at most, in pixels, and the quality from 0 to 1 of each step, from what is good to look at to what is just told apart. */
const STEPS = [
  { side: 256, quality: 0.8 },
  { side: 256, quality: 0.6 },
  { side: 192, quality: 0.7 },
  { side: 192, quality: 0.5 },
  { side: 144, quality: 0.6 },
  { side: 128, quality: 0.5 },
  { side: 96, quality: 0.6 },
  { side: 96, quality: 0.4 },
  { side: 64, quality: 0.5 },
  { side: 48, quality: 0.4 },
  { side: 32, quality: 0.4 },
] as const;

type Step = (typeof STEPS)[number];

/**
 * A picture made small in this page from its very bytes, the largest step first; `null` at a step at which it has too many bytes.
 * Nothing where this browser cannot read it.
 */
export async function* pictureSteps(file: Blob): AsyncGenerator<SmallPicture | null> {
  const { kind, size } = await readFile(file, '');
  if (!size) return;
  const scale = Math.min(1, STEPS[0].side / Math.max(size.width, size.height));
  const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * scale)));
  if (!width || !height) return;
  // A large one is made smaller once, by what can do so in little memory.
  const first = await convertPicture({ file, kind }, { width, height, type: 'image/png' });
  if (!first) return;
  const bitmap = await createImageBitmap(first);
  for (const step of STEPS) yield encode(bitmap, step);
  bitmap.close();
}

async function encode(bitmap: ImageBitmap, { side, quality }: Step): Promise<SmallPicture | null> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
  // A browser that writes no WebP writes a PNG instead, which is several times as large.
  const blob =
    webp.type === 'image/webp' ? webp : await canvas.convertToBlob({ type: 'image/jpeg', quality });
  if (blob.size > SMALL_PICTURE.maxBytes) return null;
  const read = readSmallPicture(toBase64Url(new Uint8Array(await blob.arrayBuffer())));
  return read.kind === 'picture' ? read.picture : null;
}
