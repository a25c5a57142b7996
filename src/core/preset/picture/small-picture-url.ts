import type { SmallPicture } from './small-picture.ts';

/** A picture as an address that holds all of it: nothing is asked for to show it. */
export function smallPictureUrl({ type, data }: SmallPicture): string {
  return `data:${type};base64,${data.replaceAll('-', '+').replaceAll('_', '/')}`;
}
