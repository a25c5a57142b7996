import type { Size } from './size.ts';

/** For people: "1664 × 928". */
export function sizeText({ width, height }: Size): string {
  return `${width} × ${height}`;
}
