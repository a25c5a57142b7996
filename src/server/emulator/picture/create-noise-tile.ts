import type { Random } from './create-random.ts';

/** The side of the tile in px; a power of two, so that a position wraps with a mask. */
export const NOISE_TILE_SIDE = 256;

/**
 * A square of film grain that repeats without a seam: about −1…1, bell-shaped, neighbours slightly alike as grains are.
 */
export function createNoiseTile(random: Random): Float32Array {
  const side = NOISE_TILE_SIDE;
  const white = Float32Array.from(
    { length: side * side },
    () => random.next() + random.next() + random.next() - 1.5,
  );
  const grain = new Float32Array(side * side);
  for (let at = 0; at < grain.length; at++) {
    const row = at - (at % side);
    const right = row + ((at + 1) % side);
    const below = (at + side) % grain.length;
    grain[at] = 0.8 * (white[at] ?? 0) + 0.35 * (white[right] ?? 0) + 0.35 * (white[below] ?? 0);
  }
  return grain;
}
