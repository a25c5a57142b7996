import type { NumberField } from '#core/schema/field.ts';
import type { Size } from '#core/schema/size.ts';

export type SizePreset = { readonly ratio: string; readonly width: number; readonly height: number };

type Sides = {
  readonly width: NumberField;
  readonly height: NumberField;
  /** About how many pixels each preset should have. */
  readonly pixels: number;
};

/** One size for each common ratio, with about the same number of pixels, within the bounds and steps of both sides. */
export function sizePresets({ width, height, pixels }: Sides): readonly SizePreset[] {
  return RATIOS.flatMap(([across, down]) => {
    const size = nearestSize({ width, height, pixels, ratio: across / down });
    return size ? [{ ratio: `${across}:${down}`, ...size }] : [];
  });
}

const RATIOS = [
  [1, 1],
  [4, 3],
  [3, 2],
  [16, 9],
  [3, 4],
  [2, 3],
  [9, 16],
] as const;

/** The size closest to a ratio and a number of pixels; `null` where no allowed one is within 4 % of the ratio. */
function nearestSize({ width, height, pixels, ratio }: Sides & { readonly ratio: number }): Size | null {
  const ideal = Math.sqrt(pixels * ratio);
  const most = Math.min(width.maximum ?? ideal, (height.maximum ?? ideal / ratio) * ratio, ideal);
  const across = Math.max(width.minimum ?? 1, (height.minimum ?? 1) * ratio, most);
  const sizes = stepsAround(across, width).flatMap((side) =>
    stepsAround(across / ratio, height).map((other) => ({ width: side, height: other })),
  );
  const errorOf = (size: Size) => Math.abs(Math.log(size.width / size.height / ratio));
  const driftOf = (size: Size) =>
    Math.abs(Math.log((size.width * size.height) / (across * (across / ratio))));
  const best = sizes.toSorted((a, b) => errorOf(a) + driftOf(a) / 2 - errorOf(b) - driftOf(b) / 2)[0];
  return best && errorOf(best) <= 0.04 ? best : null;
}

/** The allowed values just below and above. */
function stepsAround(value: number, { multipleOf, minimum, maximum }: NumberField): readonly number[] {
  const step = multipleOf ?? 1;
  return [Math.floor(value / step) * step, Math.ceil(value / step) * step].filter(
    (side) => side >= (minimum ?? 1) && side <= (maximum ?? side),
  );
}
