import sharp from 'sharp';
import type { Frame } from './frame.ts';
import type { SourcePlace } from './place-source.ts';

/** How far, as a share of the shorter side, the mirrored source fades into what is drawn beside it. */
const FEATHER = 0.3;
/** How much smaller the copy is that the mirrored edge is blurred through. */
const BLUR = 14;

/**
 * Lays the source under the drawing. Inside its place, `strength` (0–1) is the drawing's share, times the mask's white
 * where there is a mask; in a side that was extended, the drawing fades in from a mirrored edge, so that no seam shows.
 */
export async function blendSource(layers: {
  readonly drawing: Frame;
  readonly source: Frame;
  readonly mask: Frame | null;
  readonly place: SourcePlace;
  readonly strength: number;
}): Promise<Frame> {
  const { drawing, mask, place, strength } = layers;
  const { width, height } = drawing;
  const source = await extendSource(layers.source, place);
  const data = new Uint8Array(drawing.data.length);
  const reach = FEATHER * Math.min(width, height);
  for (let y = 0; y < height; y++) {
    const above = Math.max(place.top - y, y - (place.top + place.height - 1), 0);
    for (let x = 0; x < width; x++) {
      const beside = Math.max(place.left - x, x - (place.left + place.width - 1), 0);
      const distance = Math.hypot(above, beside);
      let share = strength;
      if (distance > 0) share = easeIn(Math.min(1, distance / reach));
      else if (mask) share *= (mask.data[((y - place.top) * place.width + x - place.left) * 3] ?? 0) / 255;
      const start = (y * width + x) * 3;
      for (let at = start; at < start + 3; at++) {
        const kept = source.data[at] ?? 0;
        data[at] = Math.round(kept + ((drawing.data[at] ?? 0) - kept) * share);
      }
    }
  }
  return { data, width, height };
}

async function extendSource(source: Frame, place: SourcePlace): Promise<Frame> {
  const { left, top, right, bottom } = place;
  if (left + top + right + bottom === 0) return source;
  const { data, info } = await sharp(source.data, {
    raw: { width: source.width, height: source.height, channels: 3 },
  })
    .extend({ left, top, right, bottom, extendWith: 'mirror' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return soften({ data, width: info.width, height: info.height }, source, place);
}

/** Blurs the mirrored edge, so that what is mirrored cannot be made out, and sets the sharp source into it again. */
async function soften(extended: Frame, source: Frame, place: SourcePlace): Promise<Frame> {
  const { width, height } = extended;
  const small = await sharp(extended.data, { raw: { width, height, channels: 3 } })
    .resize({
      width: Math.max(2, Math.round(width / BLUR)),
      height: Math.max(2, Math.round(height / BLUR)),
      fit: 'fill',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data } = await sharp(small.data, {
    raw: { width: small.info.width, height: small.info.height, channels: 3 },
  })
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let row = 0; row < place.height; row++) {
    const from = row * place.width * 3;
    data.set(
      source.data.subarray(from, from + place.width * 3),
      ((row + place.top) * width + place.left) * 3,
    );
  }
  return { data, width, height };
}

function easeIn(t: number): number {
  return t * t * (3 - 2 * t);
}
