import { mixColours } from './mix-colours.ts';
import { noiseLine } from './noise-line.ts';
import { type Point, smoothPath } from './smooth-path.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** Bundles of fine strands that twist together, like silk in wind or an aurora. */
export function drawRibbons(stage: Stage): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const frame = `width="${width}" height="${height}"`;
  const angle = random.between(-0.5, 0.5) * width;
  const ground = sheet.linear(
    [width / 2 - angle, 0, width / 2 + angle, height],
    [
      [0, toHex(mixColours(palette.sky, palette.shade, 0.45))],
      [0.5, toHex(mixColours(palette.shade, palette.body, 0.35))],
      [1, toHex(mixColours(palette.shade, palette.sky, 0.12))],
    ],
  );
  sheet.add(`<rect ${frame} fill="${ground}"/>`);
  for (const tone of [palette.body, palette.accent]) {
    const circle: [number, number, number] = [
      width * random.between(0.1, 0.9),
      height * random.between(0.1, 0.9),
      unit * random.between(0.5, 0.85),
    ];
    const light = sheet.radial(circle, [
      [0, toHex(tone), 0.5],
      [0.5, toHex(tone), 0.16],
      [1, toHex(tone), 0],
    ]);
    sheet.add(`<rect ${frame} fill="${light}"/>`);
  }
  const bundles = random.whole(2, 3);
  for (let index = 0; index < bundles; index++) {
    drawBundle(stage, (index + random.between(0.3, 0.7)) / bundles, index);
  }
}

/** `centre` is the middle of the bundle as a share of the way across the picture. */
function drawBundle(stage: Stage, centre: number, order: number): void {
  const { sheet, palette, unit, random, detail } = stage;
  const tones = [
    [palette.light, palette.accent],
    [palette.glow, palette.body],
    [palette.accent, palette.glow],
  ] as const;
  const [near, far] = tones[order % tones.length] ?? tones[0];
  const count = Math.round(26 + 34 * Math.min(1.3, detail));
  const { strand, breadth } = weave(stage, centre);
  const spacing = (breadth * 2) / count;
  const shine = random.between(-0.6, 0.6);
  for (let index = 0; index < count; index++) {
    const share = (index / (count - 1)) * 2 - 1;
    const lit = Math.exp(-(((share - shine) / 0.45) ** 2));
    const colour = toHex(mixColours(far, near, 0.15 + 0.85 * lit));
    const path = `<path d="${smoothPath(strand(share))}" fill="none" stroke="${colour}"`;
    sheet.add(
      `${path} stroke-width="${(spacing * 1.7).toFixed(1)}" stroke-opacity="${(0.13 + 0.2 * lit).toFixed(2)}"/>`,
    );
    const fine = unit * (0.0008 + 0.0009 * lit);
    sheet.add(
      `${path} stroke-width="${fine.toFixed(2)}" stroke-opacity="${(0.35 + 0.5 * lit).toFixed(2)}"/>`,
    );
  }
}

/** The strands of one bundle, each a line for a share −1…1; they cross where the bundle turns over. */
function weave(stage: Stage, centre: number): { strand: (share: number) => Point[]; breadth: number } {
  const { width, height, unit, random } = stage;
  const isUpright = height > width * 1.25;
  const long = isUpright ? height : width;
  const across = isUpright ? width : height;
  const swing = noiseLine({ random, octaves: 2 });
  const breadth = Math.min(across * 0.3, unit * 0.27) * random.between(0.75, 1.15);
  const turns = random.between(1.5, 2.6);
  const phase = random.between(0, Math.PI * 2);
  const shear = random.between(0.5, 1.1);
  const step = unit / 10;
  function strand(share: number): Point[] {
    const points: Point[] = [];
    for (let at = -step; at <= long + step * 2; at += step) {
      const position = at / unit;
      const middle = centre * across + swing(position * 1.25) * Math.min(across * 0.3, unit * 0.34);
      const offset = share * breadth * (0.3 + 0.7 * Math.sin(position * turns + phase + share * shear));
      points.push(isUpright ? [middle + offset, at] : [at, middle + offset]);
    }
    return points;
  }
  return { strand, breadth };
}
