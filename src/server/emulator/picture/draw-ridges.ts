import { drawSky } from './draw-sky.ts';
import { mixColours } from './mix-colours.ts';
import { noiseLine } from './noise-line.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** Mountain ridges one behind the other, in mist that lightens with distance. */
export function drawRidges(stage: Stage): void {
  const { width, height, unit, palette, random } = stage;
  const horizon = height * random.between(0.42, 0.56);
  const lightRadius = unit * random.between(0.05, 0.12);
  const lightX = width * random.between(0.2, 0.8);
  drawSky(stage, { horizon, lightX, lightY: horizon - unit * random.between(0.1, 0.3), lightRadius });
  const count = random.whole(5, 7);
  const spread = random.between(0.9, 1.7);
  for (let index = 0; index < count; index++) {
    const nearness = index / (count - 1);
    const top = horizon + (height * 1.03 - horizon) * (nearness * 0.86) ** 1.25;
    drawRidge(stage, { nearness, top, rise: unit * (0.075 + 0.085 * nearness), spread, horizon });
  }
  const haze = stage.sheet.radial(
    [lightX, horizon, unit * 0.7],
    [
      [0, toHex(palette.light), 0.3],
      [1, toHex(palette.glow), 0],
    ],
  );
  stage.sheet.add(`<rect width="${width}" height="${height}" fill="${haze}"/>`);
}

function drawRidge(
  stage: Stage,
  ridge: {
    readonly nearness: number;
    readonly top: number;
    readonly rise: number;
    readonly spread: number;
    readonly horizon: number;
  },
): void {
  const { sheet, width, height, unit, palette, random, detailRandom, detail } = stage;
  const { nearness, top, rise, spread } = ridge;
  const shape = noiseLine({ random, octaves: 6, isRidged: nearness < 0.7 });
  const trees = noiseLine({ random: detailRandom, octaves: 2 });
  const treeHeight = nearness > 0.6 ? unit * 0.012 * nearness * Math.min(1, detail) : 0;
  const step = Math.max(1, unit / 460);
  const points: string[] = [];
  for (let x = -step; x <= width + step; x += step) {
    const position = (x / unit) * spread * (2.6 - 1.3 * nearness);
    const spike = Math.abs(trees((x / unit) * 150)) * treeHeight;
    points.push(`${x.toFixed(1)} ${(top - shape(position) * rise - spike).toFixed(1)}`);
  }
  const far = mixColours(palette.glow, palette.sky, 0.35);
  const own =
    nearness < 0.5
      ? mixColours(far, palette.body, 0.22 + nearness * 1.5)
      : mixColours(palette.body, palette.shade, (nearness - 0.5) * 2);
  const mist = mixColours(own, mixColours(palette.glow, palette.sky, 0.2), 0.68 - 0.5 * nearness);
  const fill = sheet.linear(
    [0, top - rise, 0, top + unit * (0.17 + 0.1 * nearness)],
    [
      [0, toHex(own)],
      [0.35, toHex(mixColours(own, mist, 0.3))],
      [1, toHex(mist)],
    ],
  );
  sheet.add(`<path d="M${points.join('L')}L${width + step} ${height}L${-step} ${height}Z" fill="${fill}"/>`);
}
