import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extend, moveSide, outwards, placeInDrawing, roomAround } from './frame-geometry.ts';
import { SIDES } from './sides.ts';

const none = { top: 0, right: 0, bottom: 0, left: 0 };
const picture = { width: 1000, height: 400 };

test('the extended picture is as large as the picture and its sides', () => {
  expect(extend(picture, { top: 10, right: 20, bottom: 30, left: 40 })).toEqual({ width: 1060, height: 440 });
});

test('the drawing leaves room to drag into, on whatever side and however far it was dragged', () => {
  expect(roomAround(picture, none)).toEqual({ top: 100, right: 250, bottom: 100, left: 250 });
  expect(roomAround(picture, { ...none, right: 1000 }).right).toBe(1200);
});

test('the picture and its frame lie where their pixels say', () => {
  const room = roomAround(picture, none);
  expect(placeInDrawing(picture, room, room)).toEqual({ top: '0%', right: '0%', bottom: '0%', left: '0%' });
  const half = { ...none, left: 125 };
  expect(placeInDrawing(picture, room, half).left).toBe(`${(125 / 1500) * 100}%`);
});

test('a moved side lies on a step and within its bounds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: -3000, max: 3000 }),
      fc.constantFrom(1, 8, 64),
      (from, by, step) => {
        const moved = moveSide({ field: { minimum: 0, maximum: 2048 }, from, by, step });
        expect(moved % step).toBe(0);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThanOrEqual(2048);
      },
    ),
  );
});

test('outwards is away from the middle at every side', () => {
  expect(SIDES.map((side) => outwards(side, { x: 3, y: 5 }))).toEqual([-5, 3, 5, -3]);
});
