export type Point = readonly [x: number, y: number];

/** SVG path data of a smooth line through the points (Catmull-Rom), beginning with a move. */
export function smoothPath(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  const parts = [`M${print(first)}`];
  for (const [index, end] of points.entries()) {
    const start = points[index - 1];
    if (!start) continue;
    const before = points[index - 2] ?? start;
    const after = points[index + 1] ?? end;
    const control1: Point = [start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6];
    const control2: Point = [end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6];
    parts.push(`C${print(control1)} ${print(control2)} ${print(end)}`);
  }
  return parts.join('');
}

function print([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
