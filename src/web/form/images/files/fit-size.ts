import type { Size } from '#core/schema/size.ts';

/** A whole divisor is taken where its sides are at least this much of the largest that fit: it keeps edges sharp. */
const NEAR = 0.9;

/** The size of a picture made smaller to at most `maxPixels`, in its own proportions; one that fits stays as it is. */
export function fitSize({ width, height }: Size, maxPixels: number): Size {
  const factor = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  const divisor = Math.ceil(1 / factor);
  const scale = 1 / divisor >= NEAR * factor ? 1 / divisor : factor;
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
