import { type PointerEvent, useState } from 'react';
import type { GalleryRow } from '#web/gallery/grid/layout-rows.ts';
import { type Rect, tilesInRect } from './tiles-in-rect.ts';

type Drag = { readonly startX: number; readonly startY: number; readonly x: number; readonly y: number };
type RubberBand = {
  readonly rows: readonly GalleryRow[];
  /** The keys of the tiles that were touched when it was let go. */
  readonly onChoose: (keys: readonly string[]) => void;
};

/** Less than this is a press, in pixels. */
const LEAST_DRAG = 4;

/** A rectangle that is dragged between the tiles with a mouse; keys and checks do the same. */
export function useRubberBand({ rows, onChoose }: RubberBand) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const rect = drag && isWide(drag) ? rectOf(drag) : null;

  return {
    rect,
    /** For the element whose upper left corner is that of the grid. */
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const isBetween =
          event.target instanceof Element && !event.target.closest('figure, button, a, input');
        if (event.pointerType !== 'mouse' || event.button !== 0 || !isBetween) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const { x, y } = placeIn(event);
        setDrag({ startX: x, startY: y, x, y });
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (drag) setDrag({ ...drag, ...placeIn(event) });
      },
      onPointerUp() {
        if (rect) onChoose(tilesInRect(rows, rect));
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
    },
  };
}

function placeIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function isWide({ startX, startY, x, y }: Drag): boolean {
  return Math.max(Math.abs(x - startX), Math.abs(y - startY)) >= LEAST_DRAG;
}

function rectOf({ startX, startY, x, y }: Drag): Rect {
  return {
    left: Math.min(startX, x),
    top: Math.min(startY, y),
    right: Math.max(startX, x),
    bottom: Math.max(startY, y),
  };
}
