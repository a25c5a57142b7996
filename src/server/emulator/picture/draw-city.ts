import { drawSky } from './draw-sky.ts';
import { mixColours } from './mix-colours.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** Towers in haze, lit windows, and their lights drawn long on wet ground. */
export function drawCity(stage: Stage): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const ground = height * random.between(0.7, 0.8);
  drawSky(stage, {
    horizon: ground,
    lightX: width * random.between(0.25, 0.75),
    lightY: ground - Math.min(unit * 0.55, ground * 0.6) * random.between(0.5, 1),
    lightRadius: unit * random.between(0.05, 0.13),
  });
  const rows = 4;
  for (let row = 0; row < rows; row++) drawRow(stage, row / (rows - 1), ground);
  const wet = sheet.linear(
    [0, ground, 0, height],
    [
      [0, toHex(mixColours(palette.glow, palette.shade, 0.45))],
      [0.3, toHex(mixColours(palette.body, palette.shade, 0.5))],
      [1, toHex(palette.shade)],
    ],
  );
  sheet.add(`<rect y="${ground}" width="${width}" height="${height - ground}" fill="${wet}"/>`);
  drawReflections(stage, ground);
}

function drawRow(stage: Stage, nearness: number, ground: number): void {
  const { sheet, width, unit, palette, random } = stage;
  const far = mixColours(palette.glow, palette.sky, 0.45);
  const tone = mixColours(
    mixColours(far, palette.body, Math.min(1, 0.25 + nearness)),
    palette.shade,
    nearness * 0.85,
  );
  const tallest = Math.min(unit * 0.72, ground * 0.76) * (1 - 0.3 * nearness);
  let x = -unit * random.between(0, 0.08);
  while (x < width) {
    const breadth = unit * random.between(0.045, 0.12) * (0.8 + 0.5 * nearness);
    const top = ground - tallest * (0.25 + 0.75 * random.next() ** 1.6);
    const fill = sheet.linear(
      [0, top, 0, ground],
      [
        [0, toHex(tone)],
        [1, toHex(mixColours(tone, palette.glow, 0.5 - 0.3 * nearness))],
      ],
    );
    sheet.add(`<rect x="${x}" y="${top}" width="${breadth}" height="${ground - top}" fill="${fill}"/>`);
    const crown = breadth * random.between(0.3, 0.6);
    if (random.chance(0.5)) {
      sheet.add(
        `<rect x="${x + (breadth - crown) / 2}" y="${top - crown * 0.5}" width="${crown}" height="${crown * 0.52}" fill="${toHex(tone)}"/>`,
      );
    }
    if (nearness > 0.2) drawWindows(stage, { x, top, breadth, ground, nearness });
    x += breadth + unit * random.between(-0.012, 0.05) * (1 + nearness);
  }
}

function drawWindows(
  stage: Stage,
  tower: {
    readonly x: number;
    readonly top: number;
    readonly breadth: number;
    readonly ground: number;
    readonly nearness: number;
  },
): void {
  const { sheet, unit, palette, detailRandom, detail } = stage;
  const { x, top, breadth, ground, nearness } = tower;
  const pitch = unit * 0.0125 * (0.75 + 0.5 * nearness);
  const columns = Math.floor((breadth - pitch) / pitch);
  const tones = [palette.light, palette.accent, palette.glow].map(toHex);
  const lit = ['', '', ''];
  for (let column = 0; column < columns; column++) {
    for (let y = top + pitch; y < ground - pitch; y += pitch * 1.35) {
      if (!detailRandom.chance(0.1 + 0.22 * Math.min(1, detail))) continue;
      const kind = detailRandom.whole(0, 2);
      const left = x + pitch * (0.65 + column);
      lit[kind] +=
        `M${left.toFixed(1)} ${y.toFixed(1)}h${(pitch * 0.55).toFixed(1)}v${(pitch * 0.75).toFixed(1)}h${(-pitch * 0.55).toFixed(1)}Z`;
    }
  }
  for (const [kind, path] of lit.entries()) {
    sheet.add(
      `<path d="${path}" fill="${tones[kind]}" fill-opacity="${(0.3 + 0.5 * nearness).toFixed(2)}"/>`,
    );
  }
}

function drawReflections(stage: Stage, ground: number): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const tones = [palette.light, palette.accent, palette.glow, palette.accent];
  for (let index = 0; index < 26; index++) {
    const tone = toHex(tones[index % tones.length] ?? palette.light);
    const length = (height - ground) * random.between(0.3, 1);
    const fill = sheet.radial(
      [0, 0, 1],
      [
        [0, tone, 0.6],
        [0.5, tone, 0.22],
        [1, tone, 0],
      ],
    );
    const place = `translate(${width * random.next()} ${ground}) scale(${unit * random.between(0.008, 0.03)} ${length})`;
    sheet.add(`<path d="M-1 0H1V1H-1Z" transform="${place}" fill="${fill}"/>`);
  }
}
