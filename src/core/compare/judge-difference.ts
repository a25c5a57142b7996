import type { Difference } from './difference.ts';

/** `near`: the same picture to the eye. */
export type Likeness = 'identical' | 'near' | 'different';

/**
 * Up to here two pictures are near, both figures together. Measured on three pictures of 1024²: encoded anew as JPEG 75–95 or
 * WebP 80–95 a mean of 0.1–2.7, none clearly different; moved by a quarter of a pixel 1.4 and 0.1 %; with a patch of 96² changed,
 * as large as a small face, 0.5–1.6 and 0.9 %. The mean alone would call that patch nearer than another encoding.
 */
export const NEAR = { mean: 3, clearShare: 0.002 } as const;

/** What two pictures of one size are to each other, by how they differ. */
export function judgeDifference({
  share,
  clearShare,
  mean,
}: Pick<Difference, 'share' | 'clearShare' | 'mean'>): Likeness {
  if (share === 0) return 'identical';
  return mean <= NEAR.mean && clearShare <= NEAR.clearShare ? 'near' : 'different';
}
