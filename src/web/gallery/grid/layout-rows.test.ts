import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testTile } from '#web/gallery/test-tiles.ts';
import { layoutRows } from './layout-rows.ts';
import { stepInRows } from './step-in-rows.ts';

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 64, max: 4096 }), height: fc.integer({ min: 64, max: 4096 }) }),
  {
    minLength: 1,
    maxLength: 30,
  },
);
const views = fc.record({
  size: fc.constantFrom('small', 'medium', 'large'),
  shape: fc.constantFrom('square', 'natural'),
  isStacked: fc.constant(false),
});

describe('the rows of the grid', () => {
  it('hold every tile once, in order, inside the width, one row beneath the other', () => {
    fc.assert(
      fc.property(sizes, views, fc.integer({ min: 320, max: 2000 }), (all, view, width) => {
        const tiles = all.map((size, at) => testTile(String(at), size));
        const rows = layoutRows(tiles, view, width);
        const placed = rows.flatMap((row) => (row.kind === 'tiles' ? row.tiles : []));
        expect(placed.map(({ tile }) => tile.key)).toEqual(tiles.map(({ key }) => key));
        for (const { left, width: wide } of placed) expect(left + wide).toBeLessThanOrEqual(width + 0.01);
        let top = 0;
        for (const row of rows) {
          expect(row.top).toBeCloseTo(top);
          top += row.height;
        }
      }),
    );
  });

  it('stand under the heading of their month', () => {
    const tiles = [testTile('a'), testTile('b', { accepted: '2026-10-15T12:00:00.000Z' })];
    const view = { size: 'medium', shape: 'square', isStacked: false } as const;
    expect(
      layoutRows(tiles, view, 800).map((row) => (row.kind === 'month' ? row.title : row.tiles.length)),
    ).toEqual(['November 2026', 1, 'October 2026', 1]);
  });
});

describe('an arrow', () => {
  const view = { size: 'medium', shape: 'square', isStacked: false } as const;
  // Three columns.
  const rows = layoutRows(
    ['a', 'b', 'c', 'd', 'e'].map((key) => testTile(key)),
    view,
    552,
  );

  it.each([
    ['a', 'ArrowRight', 'b'],
    ['c', 'ArrowRight', 'd'],
    ['a', 'ArrowLeft', 'a'],
    ['b', 'ArrowDown', 'e'],
    ['c', 'ArrowDown', 'e'],
    ['d', 'ArrowUp', 'a'],
    ['b', 'ArrowUp', 'b'],
    ['b', 'End', 'e'],
    ['e', 'Home', 'a'],
  ] as const)('leads from %s by %s to %s', (from, arrow, to) => {
    expect(stepInRows(rows, from, arrow)).toBe(to);
  });
});
