import { mixColours } from './mix-colours.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** Pollen is amber in every light. */
const POLLEN = { l: 0.8, c: 0.13, h: 72 };

/** A flower seen close: rings of translucent petals, the outer ones large and dark, the inner ones small and light. */
export function drawBloom(stage: Stage): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const frame = `width="${width}" height="${height}"`;
  const x = width * random.between(0.34, 0.66);
  const y = height * random.between(0.36, 0.58);
  const ground = sheet.radial(
    [x, y, Math.hypot(width, height) * 0.62],
    [
      [0, toHex(mixColours(palette.glow, palette.sky, 0.3))],
      [0.45, toHex(palette.sky)],
      [1, toHex(mixColours(palette.sky, palette.shade, 0.7))],
    ],
  );
  sheet.add(`<rect ${frame} fill="${ground}"/>`);
  drawBokeh(stage);
  const rings = random.whole(5, 7);
  const petals = random.whole(8, 13);
  const size = Math.min(unit * 0.62, Math.max(width, height) * 0.5) * random.between(0.85, 1.1);
  const turn = random.between(0, 360);
  const breadth = random.between(0.3, 0.44);
  for (let ring = 0; ring < rings; ring++) {
    const inward = ring / (rings - 1);
    drawRing(stage, {
      x,
      y,
      inward,
      petals,
      length: size * (1 - 0.76 * inward),
      breadth,
      turn: turn + ring * (180 / petals) * 1.13,
    });
  }
  const heart = sheet.radial(
    [x, y, size * 0.2],
    [
      [0, toHex(palette.light), 0.95],
      [0.35, toHex(POLLEN), 0.6],
      [1, toHex(POLLEN), 0],
    ],
  );
  sheet.add(`<circle cx="${x}" cy="${y}" r="${size * 0.2}" fill="${heart}"/>`);
}

/** Lights out of focus in the background. */
function drawBokeh(stage: Stage): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const tones = [palette.glow, palette.accent, palette.light, palette.body];
  for (let index = 0; index < 16; index++) {
    const tone = toHex(tones[index % tones.length] ?? palette.glow);
    const circle: [number, number, number] = [
      width * random.next(),
      height * random.next(),
      unit * random.between(0.03, 0.13),
    ];
    const fill = sheet.radial(circle, [
      [0, tone, 0.16],
      [0.82, tone, 0.2],
      [0.93, tone, 0.12],
      [1, tone, 0],
    ]);
    sheet.add(`<circle cx="${circle[0]}" cy="${circle[1]}" r="${circle[2]}" fill="${fill}"/>`);
  }
}

function drawRing(
  stage: Stage,
  ring: {
    readonly x: number;
    readonly y: number;
    readonly inward: number;
    readonly petals: number;
    readonly length: number;
    readonly breadth: number;
    readonly turn: number;
  },
): void {
  const { sheet, palette, random, detail } = stage;
  const { x, y, inward, petals, length, breadth, turn } = ring;
  const outer = mixColours(palette.body, palette.shade, 0.35 - 0.35 * inward);
  const tip = mixColours(outer, palette.light, 0.25 + 0.6 * inward);
  const base = mixColours(palette.shade, palette.body, 0.4 + 0.5 * inward);
  const fill = sheet.linear(
    [0, 0, 0, -length],
    [
      [0, toHex(base), 0.95],
      [0.4, toHex(mixColours(base, tip, 0.5)), 0.9],
      [1, toHex(tip), 0.92],
    ],
  );
  const half = length * breadth;
  const petal = `M0 0C${-half * 1.25} ${-length * 0.35} ${-half} ${-length * 0.93} 0 ${-length}C${half} ${-length * 0.93} ${half * 1.25} ${-length * 0.35} 0 0Z`;
  const shadows = [1.055, 1.036, 1.02, 1.008]
    .map(
      (grown) =>
        `<path d="${petal}" fill="${toHex(palette.shade)}" fill-opacity="0.085" transform="rotate(${(grown - 1) * 34}) scale(${grown})"/>`,
    )
    .join('');
  const veins = Math.round(6 * Math.min(1.3, detail));
  for (let index = 0; index < petals; index++) {
    const angle = turn + (360 / petals) * (index + random.between(-0.12, 0.12));
    const stretch = random.between(0.9, 1.06);
    const lines = Array.from({ length: veins }, (_, vein) => {
      const side = ((vein + 0.5) / veins - 0.5) * 1.5 * half;
      return `M0 ${-length * 0.08}Q${side} ${-length * 0.5} ${side * 0.72} ${-length * 0.86}`;
    });
    sheet.add(
      `<g transform="translate(${x} ${y}) rotate(${angle.toFixed(2)}) scale(${stretch.toFixed(3)})">${shadows}<path d="${petal}" fill="${fill}"/><path d="${lines.join('')}" fill="none" stroke="${toHex(palette.light)}" stroke-opacity="0.13" stroke-width="${length * 0.005}"/></g>`,
    );
  }
}
