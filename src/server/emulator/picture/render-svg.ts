import sharp from 'sharp';
import type { Frame } from './frame.ts';

/** Renders an SVG that covers its whole frame, and brings it to the size asked (px). */
export async function renderSvg(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Frame> {
  const drawn = await sharp(Buffer.from(svg))
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const frame = { data: drawn.data, width: drawn.info.width, height: drawn.info.height };
  if (frame.width === size.width && frame.height === size.height) return frame;
  return enlarge(frame, size);
}

/** In a second step, because sharp would otherwise draw the SVG anew at the larger size, and few steps not look soft. */
async function enlarge(
  frame: Frame,
  size: { readonly width: number; readonly height: number },
): Promise<Frame> {
  const { width, height } = size;
  const { data, info } = await sharp(frame.data, {
    raw: { width: frame.width, height: frame.height, channels: 3 },
  })
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
