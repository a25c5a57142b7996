import type { PictureRequest } from './picture-request.ts';

/** Where the source lies in the result, in px, with what is left around it. At least 1 × 1, always inside. */
export type SourcePlace = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
};

/** The whole frame without outpainting; with it, what the extended sides leave. */
export function placeSource(request: Pick<PictureRequest, 'width' | 'height' | 'outpaint'>): SourcePlace {
  const { width, height, outpaint } = request;
  const left = limit(outpaint?.left, width - 1);
  const top = limit(outpaint?.top, height - 1);
  const right = limit(outpaint?.right, width - 1 - left);
  const bottom = limit(outpaint?.bottom, height - 1 - top);
  return { left, top, right, bottom, width: width - left - right, height: height - top - bottom };
}

function limit(pixels: number | undefined, most: number): number {
  return Math.min(most, Math.max(0, Math.round(pixels ?? 0)));
}
