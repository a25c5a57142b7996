import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitView, panBy, toPicture, toStage, type View, zoomAt } from './view.ts';

const bounds = { picture: { width: 2048, height: 1024 }, stage: { width: 800, height: 600 } };
const places = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });

test('fits the whole picture into the middle', () => {
  expect(fitView(bounds.picture, bounds.stage)).toEqual({ zoom: 800 / 2048, x: 0, y: 100 });
});

test('a place keeps its pixel while it is zoomed at, as long as the picture stays in sight', () => {
  fc.assert(
    fc.property(places, fc.double({ min: 0.8, max: 4, noNaN: true }), (at, by) => {
      const view: View = { zoom: 1, x: -400, y: -200 };
      const before = toPicture(view, at);
      const after = toPicture(zoomAt(view, by, at, bounds), at);
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }),
  );
});

test('there and back is the same place', () => {
  const view = { zoom: 0.37, x: 12, y: -8 };
  expect(toStage(view, toPicture(view, { x: 100, y: 50 }))).toEqual({
    x: expect.closeTo(100, 9),
    y: expect.closeTo(50, 9),
  });
});

test('however it is moved and zoomed, a part of the picture stays on the stage', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(places, fc.double({ min: 0.05, max: 20, noNaN: true })), { maxLength: 20 }),
      (moves) => {
        let view = fitView(bounds.picture, bounds.stage);
        for (const [at, by] of moves) {
          view = panBy(zoomAt(view, by, at, bounds), { x: at.x * by, y: -at.y * by }, bounds);
        }
        expect(view.zoom).toBeGreaterThan(0.19);
        expect(view.zoom).toBeLessThanOrEqual(32);
        expect(view.x).toBeLessThanOrEqual(680);
        expect(view.y + bounds.picture.height * view.zoom).toBeGreaterThanOrEqual(119.9);
      },
    ),
  );
});
