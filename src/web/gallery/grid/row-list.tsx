import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import { galleryPlace } from '#web/gallery/gallery-place.ts';
import { useRubberBand } from '#web/gallery/selection/use-rubber-band.ts';
import type { GalleryGridProps } from './gallery-grid.tsx';
import { GalleryTile } from './gallery-tile.tsx';
import type { GalleryRow } from './layout-rows.ts';
import { type Arrow, stepInRows } from './step-in-rows.ts';
import type { Tile } from './tile.ts';
import { useKeptPlace } from './use-kept-place.ts';

type RowListProps = GalleryGridProps & {
  readonly rows: readonly GalleryRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** `isRange`: all up to it from where the last choice was. */
  readonly onChoose: (tile: Tile, isRange: boolean) => void;
};

/** How many rows before the end more is asked for. */
const NEAR_END = 6;
const ARROWS: ReadonlySet<string> = new Set<Arrow>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
]);

/** The rows in sight, and the way from tile to tile by keys. */
export function RowList({
  rows,
  scroller,
  view,
  query,
  selection,
  onOpen,
  onUnfold,
  onChoose,
  onNearEnd,
}: RowListProps) {
  /** The tile that is to have the focus as soon as it is in the page. */
  const [wanted, setWanted] = useState<string | null>(null);
  const band = useRubberBand({ rows, onChoose: selection.addAll });
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 2,
    initialOffset: galleryPlace.query === query ? galleryPlace.scrollTop : 0,
    onChange({ scrollOffset }) {
      galleryPlace.query = query;
      galleryPlace.scrollTop = scrollOffset ?? 0;
    },
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const shape = rows.map(({ height }) => Math.round(height)).join();

  // The heights of rows follow width and size, which the virtualizer cannot see.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are what it reacts to
  useEffect(() => virtualizer.measure(), [virtualizer, shape]);
  useKeptPlace(rows, scroller);
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - NEAR_END) onNearEnd();
  }, [last, rows.length, onNearEnd]);

  const noteFocus = useCallback(({ key }: Tile) => {
    galleryPlace.tile = key;
    setWanted(null);
  }, []);

  function step(event: KeyboardEvent<HTMLElement>): void {
    const key = event.target instanceof Element && event.target.closest('figure')?.dataset.key;
    if (!key || !isArrow(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = stepInRows(rows, key, event.key);
    const [from, to] = [tileOf(rows, key), tileOf(rows, next)];
    if (event.shiftKey && to) selection.extend(to, from);
    setWanted(next);
    virtualizer.scrollToIndex(rowIndexOf(rows, next));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: tiles are buttons; keys among them, and a mouse between them, are heard here
    <div
      className="relative w-full"
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={step}
      {...band.handlers}
    >
      {/* No element stands for a row: a tile that moves to another one stays what it is, and keeps the focus. */}
      {items.flatMap(({ index }) => {
        const row = rows[index];
        if (!row) return [];
        if (row.kind === 'month') {
          return (
            <h2
              key={row.key}
              className="absolute flex h-10 items-center text-sm font-semibold"
              style={{ top: row.top }}
            >
              {row.title}
            </h2>
          );
        }
        return row.tiles.map((placed) => (
          <GalleryTile
            key={placed.tile.key}
            placed={placed}
            view={view}
            isChosen={selection.has(placed.tile)}
            isWanted={placed.tile.key === wanted}
            onFocused={noteFocus}
            onOpen={onOpen}
            onUnfold={onUnfold}
            onChoose={onChoose}
          />
        ));
      })}
      {band.rect ? (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute z-10 border border-accent bg-accent/15"
          style={{
            left: band.rect.left,
            top: band.rect.top,
            width: band.rect.right - band.rect.left,
            height: band.rect.bottom - band.rect.top,
          }}
        />
      ) : null}
    </div>
  );
}

function isArrow(key: string): key is Arrow {
  return ARROWS.has(key);
}

function rowIndexOf(rows: readonly GalleryRow[], key: string): number {
  return rows.findIndex((row) => row.kind === 'tiles' && row.tiles.some(({ tile }) => tile.key === key));
}

function tileOf(rows: readonly GalleryRow[], key: string) {
  const row = rows[rowIndexOf(rows, key)];
  return row?.kind === 'tiles' ? row.tiles.find(({ tile }) => tile.key === key)?.tile : undefined;
}
