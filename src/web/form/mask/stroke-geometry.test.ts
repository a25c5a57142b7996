import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StrokePoint } from './mask-edit.ts';
import { boundsOfSegment, coreOf, dabsBetween, isFarEnough, reachOf, segmentsOf } from './stroke-geometry.ts';

const points = fc.record({
  x: fc.double({ min: -100, max: 3000, noNaN: true }),
  y: fc.double({ min: -100, max: 3000, noNaN: true }),
  radius: fc.double({ min: 0.5, max: 500, noNaN: true }),
});

test('the bounds of a segment hold every dab of it', () => {
  fc.assert(
    fc.property(points, points, (from, to) => {
      const bounds = boundsOfSegment(from, to);
      const isInside = [from, ...dabsBetween(from, to)].every(({ x, y, radius }) => {
        const reach = reachOf(radius) - 1e-6;
        return (
          x - reach >= bounds.left &&
          x + reach <= bounds.right &&
          y - reach >= bounds.top &&
          y + reach <= bounds.bottom
        );
      });
      expect(isInside).toBe(true);
    }),
  );
});

test('dabs leave no notch that could be seen, and end at the end', () => {
  fc.assert(
    fc.property(points, points, (from, to) => {
      const dabs = dabsBetween(from, to);
      const end = dabs.at(-1);
      expect(end?.x).toBeCloseTo(to.x, 6);
      expect(end?.radius).toBeCloseTo(to.radius, 6);
      const gap = Math.hypot(to.x - from.x, to.y - from.y) / dabs.length;
      const radius = Math.min(from.radius, to.radius);
      expect(gap <= 0.5 || gap ** 2 / (8 * radius) <= 0.1 + 1e-9).toBe(true);
    }),
  );
});

test('a hard brush has a smooth edge of one pixel around its radius, the softest fades from the middle', () => {
  expect([coreOf(20, 0), reachOf(20)]).toEqual([19.5, 20.5]);
  expect(coreOf(20, 0.5)).toBe(9.5);
  expect(coreOf(20, 1)).toBe(0);
  expect(coreOf(0.5, 0)).toBe(0);
});

test('a point nearer than an eighth of the radius is not kept, unless the pen pressed otherwise', () => {
  const at = (x: number, radius = 80): StrokePoint => ({ x, y: 0, radius });
  expect(isFarEnough(at(0), at(9))).toBe(false);
  expect(isFarEnough(at(0), at(10))).toBe(true);
  expect(isFarEnough(at(0), at(9, 60))).toBe(true);
  expect(isFarEnough(at(0, 1), at(0.4, 1))).toBe(false);
});

test('a single point is a dab: a segment to itself', () => {
  const point = { x: 1, y: 2, radius: 3 };
  expect(segmentsOf({ kind: 'stroke', tool: 'brush', softness: 0, points: [point] })).toEqual([
    [point, point],
  ]);
});
