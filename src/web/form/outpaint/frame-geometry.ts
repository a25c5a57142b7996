import type { NumberField } from '#core/schema/field.ts';
import type { Size } from '#core/schema/size.ts';
import type { Extension, Side } from './sides.ts';

/** Room to drag into, of the picture's length, where a side is not extended further anyway. */
const ROOM = 0.25;

/** What the drawing shows around the picture at each side, in the picture's pixels. */
export function roomAround({ width, height }: Size, extension: Extension): Extension {
  const room = (length: number, extended: number) => Math.max(length * ROOM, extended * 1.2);
  return {
    top: room(height, extension.top),
    right: room(width, extension.right),
    bottom: room(height, extension.bottom),
    left: room(width, extension.left),
  };
}

export function extend({ width, height }: Size, { top, right, bottom, left }: Extension): Size {
  return { width: width + left + right, height: height + top + bottom };
}

/**
 * Where a rectangle that reaches so far beyond the picture lies in the drawing, in per cent of it: `room` itself fills it, and
 * nothing beyond is the picture.
 */
export function placeInDrawing(
  picture: Size,
  room: Extension,
  reach: Extension,
): Readonly<Record<Side, string>> {
  const whole = extend(picture, room);
  const share = (pixels: number, of: number) => `${(pixels / of) * 100}%`;
  return {
    top: share(room.top - reach.top, whole.height),
    right: share(room.right - reach.right, whole.width),
    bottom: share(room.bottom - reach.bottom, whole.height),
    left: share(room.left - reach.left, whole.width),
  };
}

type Move = {
  readonly field: Pick<NumberField, 'minimum' | 'maximum'>;
  readonly from: number;
  /** In the picture's pixels; outwards is positive. */
  readonly by: number;
  /** What results are multiples of. */
  readonly step: number;
};

/** A side after its edge was moved: on the nearest step, within the hard bounds. */
export function moveSide({ field, from, by, step }: Move): number {
  const least = field.minimum ?? 0;
  const most = field.maximum ?? Number.POSITIVE_INFINITY;
  return Math.min(most, Math.max(least, Math.round((from + by) / step) * step));
}

/** How far a movement of the pointer goes outwards at a side. */
export function outwards(side: Side, { x, y }: { readonly x: number; readonly y: number }): number {
  switch (side) {
    case 'top':
      return -y;
    case 'right':
      return x;
    case 'bottom':
      return y;
    case 'left':
      return -x;
  }
}
