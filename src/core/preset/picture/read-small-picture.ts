import { fromBase64Url } from '#core/preset/from-base64-url.ts';
import { rasterHead } from './raster-head.ts';
import { SMALL_PICTURE, type SmallPicture } from './small-picture.ts';

export type ReadSmallPicture =
  | { readonly kind: 'picture'; readonly picture: SmallPicture }
  /** A sentence. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * A small picture from anywhere, by its bytes in base64url: its kind and its size are read off them and bounded before
 * anything decodes them. An address is no such text, so nothing is ever fetched. Never throws.
 */
export function readSmallPicture(data: unknown): ReadSmallPicture {
  const { maxBytes, maxSide } = SMALL_PICTURE;
  // Four characters stand for three bytes.
  if (typeof data === 'string' && data.length > (maxBytes * 4) / 3) {
    return refused(`It has more than ${maxBytes / 1024} kB, and is no small picture. It was not looked at.`);
  }
  const bytes = typeof data === 'string' ? fromBase64Url(data) : null;
  const head = bytes && rasterHead(bytes);
  if (typeof data !== 'string' || !head)
    return refused('It is no picture: only a PNG, JPEG or WebP is taken.');
  const { type, width, height, isStill } = head;
  if (!isStill) return refused('It is an animation. Only a single picture is taken.');
  if (width < 1 || height < 1 || width > maxSide || height > maxSide) {
    return refused(`It says that it has ${width} × ${height} pixels; ${maxSide} a side are taken at most.`);
  }
  return { kind: 'picture', picture: { type, width, height, data } };
}

function refused(why: string): ReadSmallPicture {
  return { kind: 'refused', why };
}
