import { type CSSProperties, type PointerEvent, type RefObject, useRef, useState } from 'react';

/** A row that is being dragged: where it stood, where it would go, how far it is from its place, in pixels. */
type Drag = { readonly from: number; readonly to: number; readonly offset: number };

/** How the rows lay when it began, and where the pointer was, in pixels from the top of the list. */
type Start = {
  readonly y: number;
  readonly rows: readonly { readonly top: number; readonly height: number }[];
};

type DragOrder = {
  /** For the part of a row that is taken hold of. */
  readonly handleOf: (index: number) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onLostPointerCapture: () => void;
  };
  /** Where a row is drawn meanwhile. */
  readonly styleOf: (index: number) => CSSProperties | undefined;
};

/** Lets the rows of a list be dragged to another place, by mouse, pen or finger. */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
): DragOrder {
  const [drawn, setDrawn] = useState<Drag | null>(null);
  // The pointer may be let go before its last move has been drawn.
  const drag = useRef<Drag | null>(null);
  const start = useRef<Start>({ y: 0, rows: [] });

  function change(next: Drag | null): void {
    drag.current = next;
    setDrawn(next);
  }

  function begin(event: PointerEvent, from: number): void {
    if (event.button !== 0 || !list.current) return;
    // No text is selected on the way.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { top } = list.current.getBoundingClientRect();
    const rows = [...list.current.children].map((row) => {
      const box = row.getBoundingClientRect();
      return { top: box.top - top, height: box.height };
    });
    start.current = { y: event.clientY - top, rows };
    change({ from, to: from, offset: 0 });
  }

  function move(event: PointerEvent): void {
    if (!drag.current || !list.current) return;
    const { from } = drag.current;
    const { rows, y } = start.current;
    const offset = event.clientY - list.current.getBoundingClientRect().top - y;
    const middle = middleOf(rows[from]) + offset;
    const to = rows.filter((row, index) => index !== from && middleOf(row) < middle).length;
    // What lies beyond the edge of the panel comes into sight.
    if (to !== drag.current.to) list.current.children[to]?.scrollIntoView({ block: 'nearest' });
    change({ from, to, offset });
  }

  function drop(): void {
    const { from, to } = drag.current ?? { from: 0, to: 0 };
    change(null);
    if (to !== from) onMove(from, to);
  }

  function styleOf(index: number): CSSProperties | undefined {
    if (!drawn) return undefined;
    const { from, to, offset } = drawn;
    if (index === from) return { transform: `translateY(${offset}px)`, position: 'relative', zIndex: 1 };
    if (index < Math.min(from, to) || index > Math.max(from, to)) return undefined;
    const [first, second] = start.current.rows;
    const gap = first && second ? second.top - first.top - first.height : 0;
    const taken = (start.current.rows[from]?.height ?? 0) + gap;
    return { transform: `translateY(${to > from ? -taken : taken}px)` };
  }

  return {
    handleOf: (index) => ({
      onPointerDown: (event) => begin(event, index),
      onPointerMove: move,
      onPointerUp: drop,
      onLostPointerCapture: () => change(null),
    }),
    styleOf,
  };
}

function middleOf(row: Start['rows'][number] | undefined): number {
  return row ? row.top + row.height / 2 : 0;
}
