import type { Palette } from './create-palette.ts';
import type { Random } from './create-random.ts';
import type { Sheet } from './create-sheet.ts';

/** What a composition draws on and with. Lengths in px; `unit` is the side of a square of the same area. */
export type Stage = {
  readonly sheet: Sheet;
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly palette: Palette;
  /** Decides the layout: the same for every number of steps. */
  readonly random: Random;
  /** Decides small things only. */
  readonly detailRandom: Random;
  /** How far the drawing is worked out: 0 after one step, 1 from about 32 steps on, up to 1.3. */
  readonly detail: number;
};
