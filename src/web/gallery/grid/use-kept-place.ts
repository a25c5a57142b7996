import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { GalleryRow } from './layout-rows.ts';

/** The first tile in sight, how far below the upper edge its row began, and how far was scrolled then. Pixels. */
type Anchor = { readonly key: string; readonly offset: number; readonly scrollTop: number };

/**
 * Keeps what is in sight where it is when something comes in above it, or goes; the same tile until somebody scrolls, as
 * tiles that come one by one would push one after the other out. At the top of all, what comes in is seen.
 */
export function useKeptPlace(rows: readonly GalleryRow[], scroller: RefObject<HTMLElement | null>): void {
  const before = useRef<{ readonly rows: readonly GalleryRow[]; readonly anchor: Anchor | null }>({
    rows,
    anchor: null,
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { anchor: known, rows: drawn } = before.current;
    const anchor = known?.scrollTop === element.scrollTop ? known : anchorAt(drawn, element.scrollTop);
    const row = anchor && rowOf(rows, anchor.key);
    if (row && row.top - anchor.offset !== element.scrollTop) element.scrollTop = row.top - anchor.offset;
    before.current = { rows, anchor: row ? { ...anchor, scrollTop: element.scrollTop } : null };
  }, [rows, scroller]);
}

function anchorAt(rows: readonly GalleryRow[], scrollTop: number): Anchor | null {
  const row = rows.find(({ kind, top, height }) => kind === 'tiles' && top + height > scrollTop);
  const key = row?.kind === 'tiles' ? row.tiles[0]?.tile.key : undefined;
  return scrollTop > 0 && row && key !== undefined ? { key, offset: row.top - scrollTop, scrollTop } : null;
}

function rowOf(rows: readonly GalleryRow[], key: string): GalleryRow | undefined {
  return rows.find((row) => row.kind === 'tiles' && row.tiles.some(({ tile }) => tile.key === key));
}
