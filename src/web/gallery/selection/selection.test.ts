import { describe, expect, it } from 'vitest';
import { layoutRows } from '#web/gallery/grid/layout-rows.ts';
import { testTile } from '#web/gallery/test-tiles.ts';
import { extendTo, NO_SELECTION, toggleKeys } from './selection.ts';
import { tilesInRect } from './tiles-in-rect.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('a selection', () => {
  it('takes in, and takes out what is in', () => {
    const one = toggleKeys(NO_SELECTION, ['b', 'c']);
    expect([...toggleKeys(one, ['c', 'd']).keys]).toEqual(['b', 'c', 'd']);
    expect([...toggleKeys(one, ['b', 'c']).keys]).toEqual([]);
  });

  it('goes from where it began to a tile, in both directions, and keeps what else is in', () => {
    const from = toggleKeys({ keys: new Set(['e']), anchor: null }, ['c']);
    expect([...extendTo(from, order, 'a').keys].toSorted()).toEqual(['a', 'b', 'c', 'e']);
    expect([...extendTo(extendTo(from, order, 'd'), order, 'b').keys].toSorted()).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
    expect([...extendTo(NO_SELECTION, order, 'c').keys]).toEqual(['c']);
    expect([...extendTo({ keys: new Set(), anchor: 'gone' }, order, 'c').keys]).toEqual(['c']);
  });

  it('takes the tiles that a rectangle touches', () => {
    const view = { size: 'medium', shape: 'square', isStacked: false } as const;
    const rows = layoutRows(
      order.map((key) => testTile(key)),
      view,
      552,
    );
    expect(tilesInRect(rows, { left: 180, top: 50, right: 200, bottom: 60 })).toEqual(['b']);
    expect(tilesInRect(rows, { left: 100, top: 50, right: 200, bottom: 400 })).toEqual(['a', 'b', 'd', 'e']);
    expect(tilesInRect(rows, { left: 100, top: 0, right: 200, bottom: 30 })).toEqual([]);
  });
});
