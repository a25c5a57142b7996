import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { GalleryRow } from './layout-rows.ts';

/** Keeps what is in sight where it is when something comes in above it, or goes. At the top of all, what comes in is seen. */
export function useKeptPlace(rows: readonly GalleryRow[], scroller: RefObject<HTMLElement | null>): void {
  const before = useRef(rows);

  useLayoutEffect(() => {
    const element = scroller.current;
    const seen = element && element.scrollTop > 0 ? firstTile(before.current, element.scrollTop) : null;
    before.current = rows;
    const row = seen && rowOf(rows, seen.key);
    if (element && row && row.top !== seen.top) element.scrollTop += row.top - seen.top;
  }, [rows, scroller]);
}

/** The first tile that is in sight, and how far from the top its row stands. */
function firstTile(rows: readonly GalleryRow[], scrollTop: number) {
  const row = rows.find(({ kind, top, height }) => kind === 'tiles' && top + height > scrollTop);
  const key = row?.kind === 'tiles' ? row.tiles[0]?.tile.key : undefined;
  return row && key !== undefined ? { key, top: row.top } : null;
}

function rowOf(rows: readonly GalleryRow[], key: string): GalleryRow | undefined {
  return rows.find((row) => row.kind === 'tiles' && row.tiles.some(({ tile }) => tile.key === key));
}
