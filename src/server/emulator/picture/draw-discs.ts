import { mixColours } from './mix-colours.ts';
import type { Stage } from './stage.ts';
import { toHex } from './to-hex.ts';

/** A still life: spheres on a table before a studio wall, with soft shadows, and one thin ring of light behind. */
export function drawDiscs(stage: Stage): void {
  const { sheet, width, height, unit, palette, random } = stage;
  const table = height * random.between(0.62, 0.74);
  const isLitFromLeft = random.chance(0.5);
  drawRoom(stage, table, isLitFromLeft);
  const reach = Math.min(unit * 0.5, width * 0.46, height * 0.4);
  const ringX = width * random.between(0.36, 0.64);
  const ringRadius = reach * random.between(0.72, 0.95);
  const disc = sheet.linear(
    [ringX, table - ringRadius * 1.7, ringX, table + ringRadius * 0.4],
    [
      [0, toHex(palette.accent), 0.95],
      [0.55, toHex(mixColours(palette.accent, palette.glow, 0.5)), 0.7],
      [1, toHex(palette.glow), 0],
    ],
  );
  sheet.add(`<circle cx="${ringX}" cy="${table - ringRadius * 0.72}" r="${ringRadius}" fill="${disc}"/>`);
  const balls = placeBalls(stage, { table, reach });
  balls.sort((one, other) => one.floor - other.floor);
  const tones = [palette.body, palette.accent, palette.glow, palette.shade, palette.light, palette.sky];
  for (const [index, ball] of balls.entries()) {
    const tone = tones[(index + random.whole(0, 1)) % tones.length] ?? palette.body;
    drawBall(stage, { ...ball, tone, isLitFromLeft });
  }
}

/** One large sphere near the middle, and smaller ones that stand clear of each other on the table. */
function placeBalls(
  stage: Stage,
  place: { readonly table: number; readonly reach: number },
): { radius: number; x: number; floor: number }[] {
  const { width, unit, random } = stage;
  const { table, reach } = place;
  const spread = Math.min(width * 0.44, unit * 0.62);
  const largest = reach * random.between(0.36, 0.48);
  const balls = [
    { radius: largest, x: width / 2 + spread * random.between(-0.45, 0.45), floor: table + reach * 0.12 },
  ];
  const count = random.whole(4, 6);
  for (let attempt = 0; attempt < 40 && balls.length < count; attempt++) {
    const radius = reach * random.between(0.07, 0.24);
    const x = width / 2 + random.between(-1, 1) * spread;
    const isFree = balls.every((ball) => Math.abs(ball.x - x) > (ball.radius + radius) * 0.86);
    if (isFree) balls.push({ radius, x, floor: table + random.between(0.1, 0.36) * reach });
  }
  return balls;
}

function drawRoom(stage: Stage, table: number, isLitFromLeft: boolean): void {
  const { sheet, width, height, unit, palette } = stage;
  const wall = sheet.linear(isLitFromLeft ? [0, 0, width, table] : [width, 0, 0, table], [
    [0, toHex(mixColours(palette.glow, palette.sky, 0.25))],
    [1, toHex(mixColours(palette.sky, palette.shade, 0.25))],
  ]);
  sheet.add(`<rect width="${width}" height="${height}" fill="${wall}"/>`);
  const lamp = sheet.radial(
    [width * (isLitFromLeft ? 0.25 : 0.75), table - unit * 0.5, unit * 0.8],
    [
      [0, toHex(palette.light), 0.55],
      [1, toHex(palette.light), 0],
    ],
  );
  sheet.add(`<rect width="${width}" height="${height}" fill="${lamp}"/>`);
  const top = mixColours(palette.glow, palette.body, 0.35);
  const floor = sheet.linear(
    [0, table, 0, height],
    [
      [0, toHex(mixColours(top, palette.sky, 0.35))],
      [0.35, toHex(top)],
      [1, toHex(mixColours(palette.body, palette.shade, 0.6))],
    ],
  );
  sheet.add(`<rect y="${table}" width="${width}" height="${height - table}" fill="${floor}"/>`);
}

function drawBall(
  stage: Stage,
  ball: {
    readonly radius: number;
    readonly x: number;
    readonly floor: number;
    readonly tone: Stage['palette']['body'];
    readonly isLitFromLeft: boolean;
  },
): void {
  const { sheet, palette } = stage;
  const { radius, x, floor, tone } = ball;
  const away = ball.isLitFromLeft ? 1 : -1;
  const y = floor - radius;
  const dark = toHex(palette.shade);
  const shadow = sheet.radial(
    [0, 0, 1],
    [
      [0, dark, 0.62],
      [0.35, dark, 0.4],
      [1, dark, 0],
    ],
  );
  for (const [wide, high, shift] of [
    [2.1, 0.36, 0.8],
    [1.05, 0.17, 0.12],
  ] as const) {
    const place = `translate(${x + away * radius * shift} ${floor - radius * 0.02}) scale(${radius * wide} ${radius * high})`;
    sheet.add(`<circle r="1" transform="${place}" fill="${shadow}"/>`);
  }
  const body = sheet.radial(
    [x - away * radius * 0.42, y - radius * 0.48, radius * 1.55],
    [
      [0, toHex(mixColours(tone, palette.light, 0.75))],
      [0.18, toHex(mixColours(tone, palette.light, 0.4))],
      [0.5, toHex(tone)],
      [0.86, toHex(mixColours(tone, palette.shade, 0.62))],
      [1, toHex(mixColours(tone, palette.shade, 0.45))],
    ],
  );
  sheet.add(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${body}"/>`);
  const bounce = sheet.radial(
    [x + away * radius * 0.2, y + radius * 1.05, radius * 0.9],
    [
      [0, toHex(palette.glow), 0.45],
      [1, toHex(palette.glow), 0],
    ],
  );
  sheet.add(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${bounce}"/>`);
}
