import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIT, panBy, placeIn, zoomTo } from './joint-view.ts';

const FRAME = { picture: { width: 1024, height: 768 }, stage: { width: 400, height: 300 } };

it('shows all of the first picture to begin with, and others as large', () => {
  expect(placeIn(FIT, FRAME.picture, FRAME)).toEqual({ scale: 400 / 1024, x: 0, y: 0 });
  expect(placeIn(FIT, { width: 2048, height: 1536 }, FRAME)).toEqual({ scale: 400 / 2048, x: 0, y: 0 });
});

it('keeps the pixel under the pointer where it is while zooming', () => {
  const at = fc.record({ x: fc.integer({ min: -90, max: 90 }), y: fc.integer({ min: -70, max: 70 }) });
  const zoom = fc.double({ min: 0.5, max: 8, noNaN: true });
  fc.assert(
    fc.property(at, zoom, (place, after) => {
      const pixelUnder = (view: typeof FIT) => {
        const { scale, x, y } = placeIn(view, FRAME.picture, FRAME);
        return [(200 + place.x - x) / scale, (150 + place.y - y) / scale];
      };
      const [x = 0, y = 0] = pixelUnder(FIT);
      const [laterX, laterY] = pixelUnder(zoomTo(FIT, after, place, FRAME));
      expect(laterX).toBeCloseTo(x, 6);
      expect(laterY).toBeCloseTo(y, 6);
    }),
  );
});

it('moves pictures of one size by exactly the pixels they are pushed', () => {
  const before = { zoom: 2, x: 0.5, y: 0.5 };
  const after = panBy(before, { x: 30, y: -12 }, FRAME);
  const [from, to] = [placeIn(before, FRAME.picture, FRAME), placeIn(after, FRAME.picture, FRAME)];
  expect(to.x - from.x).toBeCloseTo(30, 9);
  expect(to.y - from.y).toBeCloseTo(-12, 9);
});

it('never loses the pictures, however far they are pushed', () => {
  expect(panBy(FIT, { x: 1e9, y: -1e9 }, FRAME)).toEqual({ zoom: null, x: 0, y: 1 });
  expect(zoomTo(FIT, 1e9, { x: 0, y: 0 }, FRAME).zoom).toBe(32);
});
