import sharp from 'sharp';
import { createNoiseTile, NOISE_TILE_SIDE } from './create-noise-tile.ts';
import type { Random } from './create-random.ts';
import type { Frame } from './frame.ts';

/** How much smaller the copy is that the bloom of light is taken from. */
const BLOOM_SHRINK = 16;
const BLOOM = 0.2;
const GRAIN = 6;
const VIGNETTE = 0.26;

/**
 * Makes a drawing look photographed: highlights bloom, corners darken, film grain lies over all.
 * `noise` 0–1 adds the coarse coloured noise of a picture that has had few steps.
 */
export async function developFrame(
  drawn: Frame,
  look: { readonly random: Random; readonly noise: number },
): Promise<Frame> {
  const { width, height } = drawn;
  const bloom = await blurFrame(drawn);
  const tile = createNoiseTile(look.random);
  const data = new Uint8Array(drawn.data.length);
  const mask = NOISE_TILE_SIDE - 1;
  const latent = Math.max(2, Math.round(Math.sqrt(width * height) / 150));
  const latentAmount = look.noise * 75;
  let at = 0;
  for (let y = 0; y < height; y++) {
    const bloomRow = Math.min(bloom.height - 1, Math.floor((y * bloom.height) / height)) * bloom.width;
    const vertical = (y / height - 0.5) ** 2;
    const tileRow = (y & mask) * NOISE_TILE_SIDE;
    const latentRow = (Math.floor(y / latent) * 31) & mask;
    for (let x = 0; x < width; x++) {
      const near = (bloomRow + Math.min(bloom.width - 1, Math.floor((x * bloom.width) / width))) * 3;
      const fall = 1 - VIGNETTE * (vertical + (x / width - 0.5) ** 2) * 2;
      const grain = (tile[tileRow + (x & mask)] ?? 0) * GRAIN;
      const cell = latentRow * NOISE_TILE_SIDE + Math.floor(x / latent) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const value = drawn.data[at] ?? 0;
        const light = bloom.data[near + channel] ?? 0;
        const screened = 255 - ((255 - value) * (255 - light)) / 255;
        const coarse = latentAmount === 0 ? 0 : (tile[(cell + channel) & 65535] ?? 0) * latentAmount;
        const result = (value + (screened - value) * BLOOM * (light / 255)) * fall + grain + coarse;
        data[at++] = result < 0 ? 0 : result > 255 ? 255 : result + 0.5;
      }
    }
  }
  return { data, width, height };
}

/** A small blurred copy, brought back to half the side so that no steps show. */
async function blurFrame(frame: Frame): Promise<Frame> {
  const { width, height } = frame;
  const raw = { width, height, channels: 3 } as const;
  const small = await sharp(frame.data, { raw })
    .resize({
      width: Math.max(4, Math.round(width / BLOOM_SHRINK)),
      height: Math.max(4, Math.round(height / BLOOM_SHRINK)),
      fit: 'fill',
      kernel: 'linear',
    })
    .blur(2)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(small.data, {
    raw: { width: small.info.width, height: small.info.height, channels: 3 },
  })
    .resize({
      width: Math.max(4, Math.round(width / 2)),
      height: Math.max(4, Math.round(height / 2)),
      fit: 'fill',
      kernel: 'linear',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
