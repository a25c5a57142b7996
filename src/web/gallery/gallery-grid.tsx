import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Task } from '#core/task.ts';
import { toGalleryRows } from './gallery-rows.ts';
import { GalleryTile } from './gallery-tile.tsx';

type GalleryGridProps = {
  readonly tasks: readonly Task[];
  readonly onOpen: (id: string) => void;
  /** The end is near: more may be read. */
  readonly onNearEnd: () => void;
};

/** The least width of a tile, the gap, and what stands beneath a picture, in pixels. */
const TILE_WIDTH = 176;
const GAP = 12;
const CAPTION_HEIGHT = 60;
const MONTH_HEIGHT = 40;

/** Every picture, of which only the rows in sight are in the page. */
export function GalleryGrid({ tasks, onOpen, onNearEnd }: GalleryGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const columns = Math.max(2, Math.floor((width + GAP) / (TILE_WIDTH + GAP)));
  const rows = toGalleryRows(tasks, columns);
  const tileSize = (width - GAP * (columns - 1)) / columns;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'month' ? MONTH_HEIGHT : tileSize + CAPTION_HEIGHT + GAP),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 2,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  // The rows' heights follow the width, which the virtualizer cannot see.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is what it reacts to
  useEffect(() => virtualizer.measure(), [virtualizer, tileSize]);
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 6) onNearEnd();
  }, [last, rows.length, onNearEnd]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-3 pb-6">
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={key}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'month' ? (
                <h2 className="flex h-10 items-center text-sm font-semibold">{row.title}</h2>
              ) : (
                <div
                  className="grid gap-3"
                  style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
                >
                  {row.tiles.map((tile) => (
                    <GalleryTile key={tile.key} tile={tile} onOpen={onOpen} />
                  ))}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The width of what can be filled inside an element, in pixels. */
function useWidth(element: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const inner = element.current?.firstElementChild;
    if (!inner) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(inner);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
