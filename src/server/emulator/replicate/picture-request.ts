import type { Size } from '#core/schema/size.ts';
import type { PictureRequest } from '#server/emulator/picture/draw-picture.ts';
import { type PictureSource, planPicture } from '#server/emulator/plan-picture.ts';
import type { RoleReader } from '#server/emulator/read-roles.ts';

/** The sizes that Qwen-Image was trained on, pixels; sides in multiples of 16. Source: the model card's `aspect_ratios`. */
const NATIVE_SIZES: ReadonlyMap<string, Size> = new Map([
  ['1:1', { width: 1328, height: 1328 }],
  ['16:9', { width: 1664, height: 928 }],
  ['9:16', { width: 928, height: 1664 }],
  ['4:3', { width: 1472, height: 1104 }],
  ['3:4', { width: 1104, height: 1472 }],
  ['3:2', { width: 1584, height: 1056 }],
  ['2:3', { width: 1056, height: 1584 }],
]);
const NATIVE_AREA = 1328 * 1328;
/** Pixels. Source: shared/contracts/replicate.md §13.1, `width`. */
const SIDES = { least: 256, most: 2048, step: 16 };

/** What to draw for one image of a prediction. */
export function pictureRequest(source: PictureSource): PictureRequest {
  return planPicture(source, sizeOf);
}

/** An input image gives the result its aspect ratio; `width` and `height` count only with `custom`. Source: §13.1. */
function sizeOf(roles: RoleReader): Size {
  const images = [...roles.images('source-image'), ...roles.images('reference-images')];
  const first = images.find((image) => image.kind === 'stored');
  if (first) return sizeOfRatio(first.width / first.height);
  const aspectRatio = roles.text('aspect-ratio');
  const width = roles.number('width');
  const height = roles.number('height');
  const isOwnSize = aspectRatio === undefined || aspectRatio === 'custom';
  if (isOwnSize && width !== undefined && height !== undefined) return { width, height };
  const native = NATIVE_SIZES.get(aspectRatio ?? '');
  if (native) return native;
  const [across, down] = (aspectRatio ?? '').split(':').map(Number);
  return across && down ? sizeOfRatio(across / down) : { width: 1024, height: 1024 };
}

function sizeOfRatio(ratio: number): Size {
  return { width: toSide(Math.sqrt(NATIVE_AREA * ratio)), height: toSide(Math.sqrt(NATIVE_AREA / ratio)) };
}

function toSide(pixels: number): number {
  const { least, most, step } = SIDES;
  return Math.min(most, Math.max(least, Math.round(pixels / step) * step));
}
