/**
 * How the effect of a brush falls from its full core to its reach: places from 0 (middle) to 1 (reach), each with the effect there,
 * 1 to 0. A smooth step in straight pieces, as gradients have them.
 */
export function edgeStops(
  core: number,
  reach: number,
): readonly { readonly at: number; readonly effect: number }[] {
  const start = core / reach;
  return PIECES.map((share) => ({
    at: start + (1 - start) * share,
    effect: 1 - share * share * (3 - 2 * share),
  }));
}

const PIECES = [0, 0.25, 0.5, 0.75, 1];
