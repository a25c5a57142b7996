import { useEffect, useRef, useState } from 'react';
import type { SelectionControl } from '#web/gallery/selection/use-selection.ts';
import { layoutRows } from './layout-rows.ts';
import { RowList } from './row-list.tsx';
import type { Tile } from './tile.ts';
import type { GalleryView } from './use-gallery-view.ts';

export type GalleryGridProps = {
  readonly tiles: readonly Tile[];
  readonly view: GalleryView;
  /** What is looked for: another query begins at its top. */
  readonly query: string;
  readonly selection: SelectionControl;
  readonly onOpen: (task: string) => void;
  /** Folds or unfolds the stack under a tile. */
  readonly onUnfold: (key: string) => void;
  /** The end is near: more may be read. */
  readonly onNearEnd: () => void;
};

/** Every picture, of which only the rows in sight are in the page. Rows are laid out here, and not with every frame of scrolling. */
export function GalleryGrid(props: GalleryGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const rows = layoutRows(props.tiles, props.view, width);

  function choose(tile: Tile, isRange: boolean): void {
    if (isRange) props.selection.extend(tile);
    else props.selection.toggle(tile);
  }

  return (
    // Its background is its own, as that of every pane: what scrolls over another's was measured to be painted anew with each frame.
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-scroll bg-canvas px-3 pb-6">
      <p id="gallery-keys" hidden>
        Enter opens. Space chooses, arrows move, with Shift they choose.
      </p>
      {width > 0 ? (
        <RowList key={props.query} {...props} rows={rows} scroller={scroller} onChoose={choose} />
      ) : (
        <div className="h-px" />
      )}
    </div>
  );
}

/** The width of what can be filled inside an element, in pixels; 0 before it was measured. */
function useWidth(element: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const outer = element.current;
    if (!outer) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(outer);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
