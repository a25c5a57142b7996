import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileGrid, tilesIn } from './tile-grid.ts';

const sides = fc.integer({ min: 1, max: 9000 });

test('tiles cover every pixel once, and nothing outside', () => {
  fc.assert(
    fc.property(sides, sides, (width, height) => {
      const grid = tileGrid({ width, height });
      const pixels = grid.map((tile) => (tile.right - tile.left) * (tile.bottom - tile.top));
      expect(pixels.every((count) => count > 0)).toBe(true);
      expect(pixels.reduce((sum, count) => sum + count)).toBe(width * height);
      expect(Math.max(...grid.map((tile) => tile.right))).toBe(width);
      expect(Math.max(...grid.map((tile) => tile.bottom))).toBe(height);
    }),
  );
});

test('a rectangle touches the tiles it reaches into, and not those it only borders on', () => {
  const grid = tileGrid({ width: 1024, height: 1024 });
  expect(tilesIn(grid, { left: 0, top: 0, right: 512, bottom: 512 })).toEqual([0]);
  expect(tilesIn(grid, { left: 500, top: 500, right: 513, bottom: 513 })).toEqual([0, 1, 2, 3]);
  expect(tilesIn(grid, { left: -50, top: -50, right: 0, bottom: 10 })).toEqual([]);
});
