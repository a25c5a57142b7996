import type { Size } from './files/size.ts';

/** Pixels for a person: "16,320 × 12,240". */
export function sizeText({ width, height }: Size): string {
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')}`;
}
