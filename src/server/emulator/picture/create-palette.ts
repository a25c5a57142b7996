import type { Random } from './create-random.ts';
import type { Oklch } from './oklch.ts';

/** The colours of one picture, by what they are for. */
export type Palette = {
  /** The top of the sky, or the back of a studio wall. */
  readonly sky: Oklch;
  /** Where the light comes from: the lightest large area. */
  readonly glow: Oklch;
  /** The sun, a lamp, a highlight. */
  readonly light: Oklch;
  /** Forms in the middle distance. */
  readonly body: Oklch;
  /** The nearest and darkest forms. */
  readonly shade: Oklch;
  /** A small amount of another hue. */
  readonly accent: Oklch;
};

export type Mood = 'dusk' | 'mist' | 'sea' | 'forest' | 'night' | 'ember' | 'rose' | 'neon';

/**
 * A palette around a mood, turned a little by the seed.
 * `pull` is how hard the prompt pulls, 0.5 (pale and flat) to 1.6 (rich and contrasty), 1 as designed.
 * `tints` are hues seen in the given images: the palette leans to them.
 */
export function createPalette(request: {
  readonly mood: Mood;
  readonly random: Random;
  readonly pull: number;
  readonly tints: readonly Oklch[];
}): Palette {
  const { mood, random, pull, tints } = request;
  const turn = random.between(-16, 16);
  const accentTurn = random.between(-22, 22);
  const base = MOODS[mood];
  const [first, second = first] = tints;
  return {
    sky: adjust(lean(base.sky, first), turn, pull),
    glow: adjust(lean(base.glow, second), turn, pull),
    light: adjust(base.light, turn / 2, pull),
    body: adjust(lean(base.body, first), turn, pull),
    shade: adjust(lean(base.shade, first), turn, pull),
    accent: adjust(lean(base.accent, second), accentTurn, pull),
  };
}

function adjust(colour: Oklch, turn: number, pull: number): Oklch {
  const middle = 0.58;
  const contrast = 0.55 + 0.45 * pull;
  return { l: middle + (colour.l - middle) * contrast, c: colour.c * pull, h: colour.h + turn };
}

/** Takes a seen hue over, with the lightness of its role, so that the picture keeps its light. */
function lean(colour: Oklch, tint: Oklch | undefined): Oklch {
  if (!tint) return colour;
  return { l: colour.l * 0.86 + tint.l * 0.14, c: colour.c * 0.4 + Math.min(tint.c, 0.16) * 0.75, h: tint.h };
}

function colour(l: number, c: number, h: number): Oklch {
  return { l, c, h };
}

const MOODS = {
  dusk: {
    sky: colour(0.47, 0.095, 282),
    glow: colour(0.84, 0.105, 45),
    light: colour(0.95, 0.07, 75),
    body: colour(0.55, 0.105, 325),
    shade: colour(0.23, 0.065, 288),
    accent: colour(0.7, 0.165, 30),
  },
  mist: {
    sky: colour(0.8, 0.04, 232),
    glow: colour(0.95, 0.035, 78),
    light: colour(0.985, 0.03, 90),
    body: colour(0.63, 0.055, 222),
    shade: colour(0.31, 0.05, 228),
    accent: colour(0.73, 0.125, 48),
  },
  sea: {
    sky: colour(0.66, 0.095, 238),
    glow: colour(0.92, 0.055, 190),
    light: colour(0.97, 0.045, 95),
    body: colour(0.58, 0.1, 215),
    shade: colour(0.29, 0.075, 245),
    accent: colour(0.77, 0.14, 55),
  },
  forest: {
    sky: colour(0.77, 0.05, 160),
    glow: colour(0.94, 0.07, 108),
    light: colour(0.97, 0.06, 100),
    body: colour(0.56, 0.08, 155),
    shade: colour(0.24, 0.045, 168),
    accent: colour(0.76, 0.14, 72),
  },
  night: {
    sky: colour(0.19, 0.06, 268),
    glow: colour(0.5, 0.1, 235),
    light: colour(0.94, 0.05, 95),
    body: colour(0.38, 0.085, 255),
    shade: colour(0.13, 0.035, 272),
    accent: colour(0.8, 0.12, 80),
  },
  ember: {
    sky: colour(0.36, 0.105, 22),
    glow: colour(0.8, 0.145, 58),
    light: colour(0.95, 0.09, 88),
    body: colour(0.54, 0.14, 32),
    shade: colour(0.19, 0.05, 18),
    accent: colour(0.82, 0.15, 78),
  },
  rose: {
    sky: colour(0.8, 0.055, 12),
    glow: colour(0.95, 0.035, 62),
    light: colour(0.985, 0.025, 75),
    body: colour(0.68, 0.1, 18),
    shade: colour(0.35, 0.085, 352),
    accent: colour(0.62, 0.085, 195),
  },
  neon: {
    sky: colour(0.2, 0.1, 290),
    glow: colour(0.62, 0.19, 345),
    light: colour(0.93, 0.07, 350),
    body: colour(0.42, 0.15, 300),
    shade: colour(0.13, 0.055, 282),
    accent: colour(0.82, 0.13, 198),
  },
} satisfies Record<Mood, Palette>;
