import { drawSky } from './draw-sky.ts';
import { mixColours } from './mix-colours.ts';
import { noiseLine } from './noise-line.ts';
import { type Point, smoothPath } from './smooth-path.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** Folds of sand or cloth: long smooth crests, each lit on one side and casting a soft shadow on the one behind. */
export function drawDunes(stage: Stage): void {
  const { width, height, unit, random } = stage;
  const horizon = height * random.between(0.2, 0.4);
  drawSky(stage, {
    horizon: horizon * 1.4,
    lightX: width * random.between(0.15, 0.85),
    lightY: horizon * random.between(0.35, 0.8),
    lightRadius: unit * random.between(0.05, 0.11),
  });
  const count = random.whole(7, 10);
  const slope = random.between(0.12, 0.34) * (random.chance(0.5) ? 1 : -1);
  for (let index = 0; index < count; index++) {
    const nearness = index / (count - 1);
    const top = horizon + (height - horizon) * nearness ** 1.12 * 0.92;
    drawFold(stage, {
      nearness,
      top,
      slope: slope * (index % 2 === 0 ? 1 : -0.7),
      thickness: height / count,
    });
  }
}

/** A shadow is many faint copies of its form: far cheaper than a blur. */
const SHADOW_LAYERS = 9;

function drawFold(
  stage: Stage,
  fold: {
    readonly nearness: number;
    readonly top: number;
    readonly slope: number;
    readonly thickness: number;
  },
): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const { nearness, top, slope, thickness } = fold;
  const shape = noiseLine({ random, octaves: 2 });
  const rise = unit * random.between(0.05, 0.1);
  const points: Point[] = [];
  const step = unit / 14;
  for (let x = -step; x <= width + 2 * step; x += step) {
    const tilt = (x - width / 2) * slope * Math.min(1, unit / width);
    points.push([x, top + tilt - shape((x / unit) * 1.5) * rise]);
  }
  const crest = smoothPath(points);
  const area = `${crest}L${width + 2 * step} ${height + unit}L${-step} ${height + unit}Z`;
  const shade = toHex(palette.shade);
  for (let layer = SHADOW_LAYERS; layer > 0 && nearness > 0; layer--) {
    const lift = -unit * 0.045 * (layer / SHADOW_LAYERS) ** 1.6;
    sheet.add(
      `<path d="${area}" transform="translate(0 ${lift.toFixed(1)})" fill="${shade}" fill-opacity="0.036"/>`,
    );
  }
  const tone = mixColours(palette.glow, palette.body, 0.25 + nearness * 0.75);
  const lit = mixColours(tone, palette.light, 0.55 - 0.3 * nearness);
  const depth = Math.max(thickness * 2.1, unit * 0.3);
  const warm = mixColours(tone, palette.accent, 0.3 * random.next());
  const dark = mixColours(warm, palette.shade, 0.45 + 0.5 * nearness);
  const lean = depth * random.between(-0.5, 0.5);
  const fill = sheet.linear(
    [width / 2, top - rise, width / 2 + lean, top + depth],
    [
      [0, toHex(lit)],
      [0.22, toHex(warm)],
      [1, toHex(dark)],
    ],
  );
  sheet.add(`<path d="${area}" fill="${fill}"/>`);
  const side = sheet.linear(slope > 0 ? [0, 0, width, 0] : [width, 0, 0, 0], [
    [0, shade, 0.4],
    [0.55, shade, 0],
    [1, toHex(palette.light), 0.16],
  ]);
  sheet.add(`<path d="${area}" fill="${side}"/>`);
  sheet.add(
    `<path d="${crest}" fill="none" stroke="${toHex(palette.light)}" stroke-opacity="0.5" stroke-width="${unit * 0.0016}"/>`,
  );
}
