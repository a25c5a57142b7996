import { classNames } from '#web/ui/class-names.ts';
import type { Side } from './sides.ts';
import type { FrameDragHandlers } from './use-frame-drag.ts';

/** A corner moves both its edges. For the pointer alone: by keys, the edges are moved one by one. */
export function CornerHandle({
  sides,
  drag,
}: {
  readonly sides: readonly [Side, Side];
  readonly drag: FrameDragHandlers;
}) {
  return (
    <div
      aria-hidden="true"
      onPointerDown={(event) => drag.onDown(event, sides)}
      onPointerMove={drag.onMove}
      onPointerUp={drag.onUp}
      onPointerCancel={drag.onUp}
      className={classNames(
        'absolute z-10 size-6 touch-none pointer-coarse:size-9',
        ...sides.map((side) => corners[side]),
      )}
    />
  );
}

const corners = {
  top: '-top-3 pointer-coarse:-top-4.5',
  right: '-right-3 cursor-move pointer-coarse:-right-4.5',
  bottom: '-bottom-3 pointer-coarse:-bottom-4.5',
  left: '-left-3 cursor-move pointer-coarse:-left-4.5',
} satisfies Record<Side, string>;
