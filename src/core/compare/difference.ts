import type { Size } from '#core/schema/size.ts';

/** A tenth of a channel's range. Another encoding of the same picture stays below it. */
export const CLEAR = 25;

export type Difference = {
  /** RGBA, of the size of what was compared: darker where alike, brighter and warmer where not. */
  readonly heat: Uint8ClampedArray<ArrayBuffer>;
  /** Of all pixels, those of which a channel differs at all. 0–1. */
  readonly share: number;
  /** Of all pixels, those of which a channel differs by more than `CLEAR`: what an eye finds. 0–1. */
  readonly clearShare: number;
  /** Of the red, green and blue of all pixels. 0–255. */
  readonly mean: number;
};

/** How two pictures of one size differ, pixel by pixel. Both are RGBA; what they cover is compared, not how much of it shows through. */
export function differenceOf(
  a: Uint8ClampedArray,
  b: Uint8ClampedArray,
  { width, height }: Size,
): Difference {
  const heat = new Uint8ClampedArray(width * height * 4);
  let differing = 0;
  let clear = 0;
  let sum = 0;
  for (let at = 0; at < heat.length; at += 4) {
    const red = Math.abs((a[at] ?? 0) - (b[at] ?? 0));
    const green = Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0));
    const blue = Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0));
    const most = Math.max(red, green, blue);
    if (most > 0) differing++;
    if (most > CLEAR) clear++;
    sum += red + green + blue;
    // Black, red, yellow, white: small differences are raised so that an eye finds them.
    const warmth = Math.sqrt(most / 255) * 3;
    heat[at] = warmth * 255;
    heat[at + 1] = (warmth - 1) * 255;
    heat[at + 2] = (warmth - 2) * 255;
    heat[at + 3] = 255;
  }
  const pixels = Math.max(1, width * height);
  return { heat, share: differing / pixels, clearShare: clear / pixels, mean: sum / (pixels * 3) };
}
