import type { KeyboardEvent } from 'react';
import type { NumberField } from '#core/schema/field.ts';
import { classNames } from '#web/ui/class-names.ts';
import { outwards } from './frame-geometry.ts';
import type { Side } from './sides.ts';
import type { FrameDragHandlers } from './use-frame-drag.ts';

type EdgeHandleProps = {
  readonly side: Side;
  readonly field: NumberField;
  readonly value: number;
  readonly isSet: boolean;
  readonly step: number;
  readonly drag: FrameDragHandlers;
  /** In pixels, outwards. */
  readonly onStep: (by: number) => void;
};

/** An edge of the frame: dragged, or moved by the arrow keys in their own direction. */
export function EdgeHandle({ side, field, value, isSet, step, drag, onStep }: EdgeHandleProps) {
  const large = step < 8 ? step * 8 : step * 2;

  function handleKey(event: KeyboardEvent) {
    const by = stepOfKey(event.key, { side, step: event.shiftKey ? large : step, large, value });
    if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onStep(by);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={field.title}
      aria-orientation={side === 'left' || side === 'right' ? 'horizontal' : 'vertical'}
      aria-valuemin={field.minimum ?? 0}
      aria-valuemax={Math.max(value, field.maximum ?? field.softRange?.[1] ?? value)}
      aria-valuenow={value}
      aria-valuetext={isSet ? `${value} ${field.unit ?? ''}` : `Not set, ${value} ${field.unit ?? ''}`}
      onKeyDown={handleKey}
      onPointerDown={(event) => drag.onDown(event, [side])}
      onPointerMove={drag.onMove}
      onPointerUp={drag.onUp}
      onPointerCancel={drag.onUp}
      className={classNames(edgeStyle, edges[side])}
    >
      <span aria-hidden="true" className={classNames('rounded-full bg-accent', grips[side])} />
    </div>
  );
}

type KeyStep = { readonly side: Side; readonly step: number; readonly large: number; readonly value: number };

/** How far outwards a key moves an edge. Home brings it back to the picture. */
function stepOfKey(key: string, { side, step, large, value }: KeyStep): number {
  const direction = directions[key];
  if (direction) return outwards(side, direction) * step;
  if (key === 'PageUp') return large;
  if (key === 'PageDown') return -large;
  return key === 'Home' ? -value : 0;
}

const directions: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowRight: { x: 1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
};

const edgeStyle = 'absolute flex touch-none items-center justify-center rounded-sm select-none';

const edges = {
  top: 'inset-x-0 top-0 h-6 -translate-y-1/2 cursor-ns-resize pointer-coarse:h-9',
  right: 'inset-y-0 right-0 w-6 translate-x-1/2 cursor-ew-resize pointer-coarse:w-9',
  bottom: 'inset-x-0 bottom-0 h-6 translate-y-1/2 cursor-ns-resize pointer-coarse:h-9',
  left: 'inset-y-0 left-0 w-6 -translate-x-1/2 cursor-ew-resize pointer-coarse:w-9',
} satisfies Record<Side, string>;

const grips = {
  top: 'h-1 w-7',
  right: 'h-7 w-1',
  bottom: 'h-1 w-7',
  left: 'h-7 w-1',
} satisfies Record<Side, string>;
