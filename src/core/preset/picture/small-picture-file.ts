import { fromBase64Url } from '#core/preset/from-base64-url.ts';
import type { SmallPicture } from './small-picture.ts';

/** A picture as a file, to be handed to the server like any other. */
export function smallPictureFile({ type, data }: SmallPicture): Blob {
  return new Blob([fromBase64Url(data) ?? ''], { type });
}
