import { drawSky } from './draw-sky.ts';
import { mixColours } from './mix-colours.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** The sea under a low light: long clouds above, a path of glitter below. */
export function drawTide(stage: Stage): void {
  const { width, height, unit, random, sheet, palette } = stage;
  const horizon = height * random.between(0.48, 0.62);
  const lightX = width * random.between(0.28, 0.72);
  const lightRadius = unit * random.between(0.07, 0.15);
  const lightY = horizon - lightRadius * random.between(-0.1, 1.8);
  drawSky(stage, { horizon, lightX, lightY, lightRadius });
  drawClouds(stage, horizon);
  const near = mixColours(palette.sky, palette.shade, 0.72);
  const water = sheet.linear(
    [0, horizon, 0, height],
    [
      [0, toHex(mixColours(palette.glow, palette.body, 0.45))],
      [0.18, toHex(mixColours(palette.body, palette.sky, 0.25))],
      [1, toHex(near)],
    ],
  );
  sheet.add(`<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${water}"/>`);
  const path = sheet.radial(
    [0, 0, 1],
    [
      [0, toHex(palette.light), 0.7],
      [0.4, toHex(palette.accent), 0.25],
      [1, toHex(palette.accent), 0],
    ],
  );
  const depth = height - horizon;
  sheet.add(
    `<g transform="translate(${lightX} ${horizon}) scale(${unit * 0.4} ${depth})"><path d="M-1 0H1V1H-1Z" fill="${path}"/></g>`,
  );
  drawGlitter(stage, { horizon, lightX, lightRadius });
}

function drawClouds(stage: Stage, horizon: number): void {
  const { sheet, width, unit, palette, random } = stage;
  const count = random.whole(5, 9);
  for (let index = 0; index < count; index++) {
    const height = random.between(0.1, 0.95) ** 0.7;
    const tone = mixColours(
      mixColours(palette.body, palette.accent, random.next() * 0.6),
      palette.glow,
      height * 0.55,
    );
    const fill = sheet.radial(
      [0, 0, 1],
      [
        [0, toHex(tone), 0.55],
        [0.45, toHex(tone), 0.3],
        [1, toHex(tone), 0],
      ],
    );
    const length = unit * random.between(0.25, 0.75);
    const place = `translate(${width * random.between(-0.1, 1.1)} ${horizon * height}) scale(${length} ${unit * random.between(0.012, 0.05)})`;
    sheet.add(`<circle r="1" transform="${place}" fill="${fill}"/>`);
  }
}

/** Each glint is a thin lens: many and fine far off, long and few close by, light in the middle of the path. */
function drawGlitter(
  stage: Stage,
  water: { readonly horizon: number; readonly lightX: number; readonly lightRadius: number },
): void {
  const { sheet, width, height, unit, palette, random, detail } = stage;
  const count = Math.round(120 + 360 * Math.min(1.3, detail));
  const tones = [palette.light, palette.accent, palette.glow, palette.shade].map(toHex);
  for (let index = 0; index < count; index++) {
    const nearness = random.next() ** 1.7;
    const y = water.horizon + (height - water.horizon) * (0.006 + nearness);
    const isInPath = random.chance(0.6);
    const spread = water.lightRadius * (0.7 + 2.6 * nearness);
    const side = random.next() + random.next() - 1;
    const x = isInPath ? water.lightX + side * spread : width * random.next();
    const half = unit * (0.008 + 0.075 * nearness) * random.between(0.35, 1);
    const thick = unit * (0.0006 + 0.0045 * nearness) * random.between(0.5, 1);
    const tone = isInPath ? tones[random.chance(0.75) ? 0 : 1] : tones[random.whole(2, 3)];
    const opacity = isInPath ? 0.35 + 0.55 * (1 - Math.abs(side)) : 0.2;
    const lens = `M${-half} 0Q0 ${-thick * 2} ${half} 0Q0 ${thick * 2} ${-half} 0Z`;
    sheet.add(
      `<path d="${lens}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" fill="${tone}" fill-opacity="${opacity.toFixed(2)}"/>`,
    );
  }
}
