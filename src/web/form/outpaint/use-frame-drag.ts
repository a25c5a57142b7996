import { type PointerEvent, useState } from 'react';
import type { Size } from '#core/schema/size.ts';
import { outwards } from './frame-geometry.ts';
import type { Extension, Side } from './sides.ts';

/** How the frame was drawn when the drag began: kept until its end, so that nothing slips away under the pointer. */
export type FrameDrawing = { readonly picture: Size; readonly room: Extension };

type Drag = {
  readonly sides: readonly Side[];
  readonly x: number;
  readonly y: number;
  /** Pixels of the picture for one of the screen. */
  readonly scale: number;
  readonly from: Extension;
  readonly drawing: FrameDrawing;
};

type FrameDragUse = {
  readonly drawing: FrameDrawing;
  readonly extension: Extension;
  /** How wide the drawing is, in pixels of the screen. */
  readonly widthOf: (handle: HTMLElement) => number;
  /** So far outwards from where the side was at the start. */
  readonly onDrag: (side: Side, from: number, by: number) => void;
  readonly onEnd: (sides: readonly Side[]) => void;
};

export type FrameDragHandlers = {
  readonly onDown: (event: PointerEvent<HTMLElement>, sides: readonly Side[]) => void;
  readonly onMove: (event: PointerEvent) => void;
  readonly onUp: () => void;
};

/** Drags edges and corners of the frame, by any pointer. */
export function useFrameDrag({ drawing, extension, widthOf, onDrag, onEnd }: FrameDragUse): {
  readonly drawing: FrameDrawing;
  readonly handlers: FrameDragHandlers;
} {
  const [drag, setDrag] = useState<Drag | null>(null);
  return {
    drawing: drag?.drawing ?? drawing,
    handlers: {
      onDown(event, sides) {
        if (event.button !== 0 || drag) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const { picture, room } = drawing;
        const scale = (picture.width + room.left + room.right) / widthOf(event.currentTarget);
        setDrag({ sides, x: event.clientX, y: event.clientY, scale, from: extension, drawing });
      },
      onMove({ clientX, clientY }) {
        if (!drag) return;
        const moved = { x: (clientX - drag.x) * drag.scale, y: (clientY - drag.y) * drag.scale };
        for (const side of drag.sides) onDrag(side, drag.from[side], outwards(side, moved));
      },
      onUp() {
        if (!drag) return;
        setDrag(null);
        onEnd(drag.sides);
      },
    },
  };
}
