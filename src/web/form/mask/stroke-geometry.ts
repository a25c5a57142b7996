import type { Stroke, StrokePoint } from './mask-edit.ts';
import type { Rect } from './rect.ts';

/** What is drawn between two points: nothing of it lies outside. */
export function boundsOfSegment(from: StrokePoint, to: StrokePoint): Rect {
  const reach = reachOf(Math.max(from.radius, to.radius));
  return {
    left: Math.min(from.x, to.x) - reach,
    top: Math.min(from.y, to.y) - reach,
    right: Math.max(from.x, to.x) + reach,
    bottom: Math.max(from.y, to.y) + reach,
  };
}

/** How far from its middle a dab has any effect: half a pixel more than its radius, which smooths its edge. */
export function reachOf(radius: number): number {
  return radius + 0.5;
}

/** How far from its middle a dab has its full effect. */
export function coreOf(radius: number, softness: number): number {
  return Math.max(0, radius * (1 - softness) - 0.5);
}

/**
 * Whether a new point is worth its place: an eighth of the radius further, or of another width. Segments are straight, so
 * points that are nearer would show nothing but cost memory and time.
 */
export function isFarEnough(from: StrokePoint, to: StrokePoint): boolean {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  return distance >= Math.max(0.5, from.radius / 8) || Math.abs(to.radius - from.radius) > 0.5;
}

/**
 * The dabs that stand for a segment whose width changes. Their distance leaves less than a tenth of a pixel between
 * their outlines and the smooth one: the notch between two circles is d² ÷ 8r deep.
 */
export function dabsBetween(from: StrokePoint, to: StrokePoint): readonly StrokePoint[] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const gap = Math.max(0.5, Math.sqrt(0.8 * Math.min(from.radius, to.radius)));
  const count = Math.max(1, Math.ceil(distance / gap));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    return {
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
      radius: from.radius + (to.radius - from.radius) * share,
    };
  });
}

/** Each point with the one before; the first with itself, which is a dab. */
export function segmentsOf({ points }: Stroke): readonly (readonly [from: StrokePoint, to: StrokePoint])[] {
  return points.map((point, index) => [points[index - 1] ?? point, point]);
}
