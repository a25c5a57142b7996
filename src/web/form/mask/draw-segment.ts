import { edgeStops } from './edge-stops.ts';
import type { Stroke, StrokePoint } from './mask-edit.ts';
import { coreOf, dabsBetween, reachOf } from './stroke-geometry.ts';

type Brush = Pick<Stroke, 'tool' | 'softness'>;

/**
 * Draws what a brush covers on its way between two points. The lighter of brush and mask stays (under the eraser the
 * darker), so that soft edges do not add up where a stroke crosses itself, and nothing need be read back.
 */
export function drawSegment(
  context: CanvasRenderingContext2D,
  brush: Brush,
  [from, to]: readonly [StrokePoint, StrokePoint],
): void {
  context.globalCompositeOperation = brush.tool === 'brush' ? 'lighten' : 'darken';
  if (from.radius !== to.radius) {
    for (const dab of dabsBetween(from, to)) drawDab(context, brush, dab);
    return;
  }
  drawDab(context, brush, to);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length > 0) drawBand(context, brush, { from, to, length });
}

function drawDab(context: CanvasRenderingContext2D, brush: Brush, { x, y, radius }: StrokePoint) {
  const reach = reachOf(radius);
  const gradient = context.createRadialGradient(x, y, 0, x, y, reach);
  for (const { at, effect } of edgeStops(coreOf(radius, brush.softness), reach)) {
    gradient.addColorStop(at, shade(brush, effect));
  }
  context.fillStyle = gradient;
  context.fillRect(x - reach, y - reach, reach * 2, reach * 2);
}

type Band = { readonly from: StrokePoint; readonly to: StrokePoint; readonly length: number };

/** The straight part between two dabs, fading to both sides. */
function drawBand(context: CanvasRenderingContext2D, brush: Brush, { from, to, length }: Band) {
  const reach = reachOf(from.radius);
  const across = { x: (-(to.y - from.y) / length) * reach, y: ((to.x - from.x) / length) * reach };
  const gradient = context.createLinearGradient(
    from.x - across.x,
    from.y - across.y,
    from.x + across.x,
    from.y + across.y,
  );
  for (const { at, effect } of edgeStops(coreOf(from.radius, brush.softness), reach)) {
    gradient.addColorStop(0.5 - at / 2, shade(brush, effect));
    gradient.addColorStop(0.5 + at / 2, shade(brush, effect));
  }
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(from.x - across.x, from.y - across.y);
  context.lineTo(to.x - across.x, to.y - across.y);
  context.lineTo(to.x + across.x, to.y + across.y);
  context.lineTo(from.x + across.x, from.y + across.y);
  context.fill();
}

/** The grey that has this effect: towards white under the brush, towards black under the eraser. */
function shade({ tool }: Brush, effect: number): string {
  const grey = Math.round(255 * (tool === 'brush' ? effect : 1 - effect));
  return `rgb(${grey} ${grey} ${grey})`;
}
