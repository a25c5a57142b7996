import type { Random } from './create-random.ts';

/**
 * A wandering line: a function from a position to about -1…1, smooth at first and rougher with each octave.
 * `isRidged` turns valleys into sharp crests, as rock has.
 */
export function noiseLine(request: {
  readonly random: Random;
  readonly octaves: number;
  readonly isRidged?: boolean;
}): (position: number) => number {
  const { random, octaves, isRidged = false } = request;
  const values = Array.from({ length: 256 }, () => random.between(-1, 1));
  const shift = random.between(0, 256);
  function at(position: number): number {
    const floor = Math.floor(position);
    const t = position - floor;
    const smooth = t * t * (3 - 2 * t);
    const left = values[((floor % 256) + 256) % 256] ?? 0;
    const right = values[(((floor + 1) % 256) + 256) % 256] ?? 0;
    return left + (right - left) * smooth;
  }
  return function sample(position: number): number {
    let sum = 0;
    let amplitude = 1;
    let total = 0;
    let frequency = 1;
    for (let octave = 0; octave < octaves; octave++) {
      const value = at(position * frequency + shift + octave * 37.7);
      sum += amplitude * (isRidged ? 1 - 2 * Math.abs(value) : value);
      total += amplitude;
      amplitude *= 0.5;
      frequency *= 2.07;
    }
    return sum / total;
  };
}
