import type { MaskLook } from './compose-view.ts';
import type { Stroke } from './mask-edit.ts';

/** What the user chose to work with. */
export type MaskSettings = MaskLook & {
  readonly tool: Stroke['tool'];
  /** The brush's diameter in pixels of the picture. */
  readonly size: number;
  readonly softness: number;
  /** A pen that is pressed lightly paints thinner. */
  readonly usesPressure: boolean;
};

/** What `[` and `]` do: an eighth smaller or larger, by whole pixels, at least 1. */
export function nextSize(size: number, direction: 1 | -1): number {
  return Math.max(1, size + direction * Math.max(1, Math.round(size / 8)));
}
