import { mixColours } from './mix-colours.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/**
 * Covers the frame with a sky that is lightest at `horizon`, and puts a light with its glow into it.
 * Lengths in px. Below the horizon the sky goes on: what stands there covers it.
 */
export function drawSky(
  stage: Stage,
  sky: {
    readonly horizon: number;
    readonly lightX: number;
    readonly lightY: number;
    readonly lightRadius: number;
    readonly isCrescent?: boolean;
  },
): void {
  const { sheet, width, height, unit, palette } = stage;
  const { horizon, lightX, lightY, lightRadius } = sky;
  const frame = `width="${width}" height="${height}"`;
  const between = mixColours(palette.sky, palette.glow, 0.42);
  const fill = sheet.linear(
    [0, 0, 0, Math.max(1, horizon)],
    [
      [0, toHex(palette.sky)],
      [0.5, toHex(between)],
      [0.82, toHex(mixColours(palette.sky, palette.glow, 0.8))],
      [1, toHex(palette.glow)],
    ],
  );
  sheet.add(`<rect ${frame} fill="${fill}"/>`);
  const far = Math.max(unit * 0.75, lightRadius * 5);
  const warm = toHex(mixColours(palette.glow, palette.accent, 0.35));
  const halo = sheet.radial(
    [lightX, lightY, far],
    [
      [0, toHex(palette.light), 0.75],
      [0.12, toHex(palette.light), 0.5],
      [0.35, warm, 0.28],
      [1, warm, 0],
    ],
  );
  sheet.add(`<rect ${frame} fill="${halo}"/>`);
  const disc = sheet.linear(
    [lightX, lightY - lightRadius, lightX, lightY + lightRadius],
    [
      [0, toHex(palette.light)],
      [1, toHex(mixColours(palette.light, palette.accent, 0.42))],
    ],
  );
  sheet.add(`<circle cx="${lightX}" cy="${lightY}" r="${lightRadius}" fill="${disc}"/>`);
}
