import { type Difference, differenceOf } from '#core/compare/difference.ts';
import type { Size } from '#core/schema/size.ts';
import type { TaskImage } from '#core/task.ts';
import { imageUrl } from '#web/api/image-url.ts';
import { createCanvas } from '#web/ui/create-canvas.ts';
import { loadPicture } from '#web/ui/load-picture.ts';

export type MeasuredDifference = Difference & Size;

/** How two results differ, at the size of the smaller one. Rejects with a sentence where one cannot be read. */
export async function measureDifference([a, b]: readonly [
  a: TaskImage,
  b: TaskImage,
]): Promise<MeasuredDifference> {
  const smaller = a.width * a.height <= b.width * b.height ? a : b;
  const size = { width: smaller.width, height: smaller.height };
  const [first, second] = await Promise.all([readPixels(a, size), readPixels(b, size)]);
  return { ...size, ...differenceOf(first, second, size) };
}

async function readPixels(image: TaskImage, { width, height }: Size): Promise<Uint8ClampedArray> {
  const loaded = await loadPicture(imageUrl(image));
  if (!loaded.ok) throw new Error(loaded.message);
  const context = createCanvas({ width, height }, true);
  context.imageSmoothingQuality = 'high';
  context.drawImage(loaded.picture, 0, 0, width, height);
  loaded.picture.close();
  return context.getImageData(0, 0, width, height).data;
}
