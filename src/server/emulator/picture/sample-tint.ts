import type { Frame } from './frame.ts';
import type { Oklch } from './oklch.ts';

/** The hue that stands out most in an image, or null where it is as good as grey. */
export function sampleTint(frame: Frame): Oklch | null {
  let weight = 0;
  let lightness = 0;
  let a = 0;
  let b = 0;
  for (let at = 0; at + 2 < frame.data.length; at += 3) {
    const pixel = toOklab(frame.data[at] ?? 0, frame.data[at + 1] ?? 0, frame.data[at + 2] ?? 0);
    const chroma = Math.hypot(pixel.a, pixel.b);
    weight += chroma;
    lightness += pixel.l * chroma;
    a += pixel.a * chroma;
    b += pixel.b * chroma;
  }
  if (weight === 0) return null;
  const chroma = Math.hypot(a, b) / weight;
  if (chroma < MIN_CHROMA) return null;
  return { l: lightness / weight, c: chroma, h: (Math.atan2(b, a) * 180) / Math.PI };
}

const MIN_CHROMA = 0.02;

function toOklab(red: number, green: number, blue: number): { l: number; a: number; b: number } {
  const r = decodeChannel(red);
  const g = decodeChannel(green);
  const bl = decodeChannel(blue);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * bl);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * bl);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * bl);
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function decodeChannel(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
