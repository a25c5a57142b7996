import type { Oklch } from './oklch.ts';

/** As `#rrggbb`. A colour outside sRGB loses chroma, never hue or lightness. */
export function toHex(colour: Oklch): string {
  const lightness = Math.min(1, Math.max(0, colour.l));
  for (let chroma = colour.c; chroma > 0.002; chroma *= 0.93) {
    const rgb = toLinear({ l: lightness, c: chroma, h: colour.h });
    if (rgb.every((value) => value >= -0.0005 && value <= 1.0005)) return join(rgb);
  }
  return join(toLinear({ l: lightness, c: 0, h: 0 }));
}

function toLinear({ l, c, h }: Oklch): [number, number, number] {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function join(linear: readonly number[]): string {
  return `#${linear.map(encodeChannel).join('')}`;
}

function encodeChannel(linear: number): string {
  const clamped = Math.min(1, Math.max(0, linear));
  const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}
