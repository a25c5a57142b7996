import { MoveHorizontal } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import type { ViewStore } from './create-view-store.ts';
import { FullPicture } from './full-picture.tsx';
import { JointStage } from './joint-stage.tsx';
import type { Pair } from './pair.ts';
import { PictureFrame } from './picture-frame.tsx';

type SliderViewProps = { readonly pair: Pair<Compared>; readonly store: ViewStore };

/** By how much a key moves the edge, in percent; with Shift ten times as far. */
const KEY_STEP = 1;

/** Two images in one frame: the first to the left of an edge that can be moved, the second to its right. */
export function SliderView({ pair: [a, b], store }: SliderViewProps) {
  const [percent, setPercent] = useState(50);

  function moveTo(next: number): void {
    setPercent(Math.min(100, Math.max(0, next)));
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    const frame = event.currentTarget.closest('[data-frame]')?.getBoundingClientRect();
    if (frame && event.currentTarget.hasPointerCapture(event.pointerId))
      moveTo(((event.clientX - frame.left) / frame.width) * 100);
  }

  function press(event: KeyboardEvent): void {
    const step = event.shiftKey ? KEY_STEP * 10 : KEY_STEP;
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: percent - step,
      ArrowDown: percent - step,
      ArrowRight: percent + step,
      ArrowUp: percent + step,
      PageDown: percent - 10,
      PageUp: percent + 10,
      Home: 0,
      End: 100,
    };
    const next = places[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moveTo(next);
  }

  return (
    <JointStage store={store} first={a.image} label="Two pictures and an edge between them">
      <PictureFrame first={a.image}>
        <FullPicture store={store} first={a.image} compared={b} alt="Second image" />
        <div
          className="pointer-events-none absolute inset-0 bg-hover"
          style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }}
        >
          <FullPicture store={store} first={a.image} compared={a} alt="First image" />
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label="Edge between the first and the second image"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(percent)}
          aria-valuetext={`${Math.round(percent)} % of the first`}
          onKeyDown={press}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          style={{ left: `${percent}%` }}
          className="absolute inset-y-0 grid w-8 -translate-x-1/2 cursor-ew-resize touch-none place-items-center before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:bg-accent"
        >
          <span className="relative grid size-8 place-items-center rounded-full border border-accent bg-raised text-accent">
            <MoveHorizontal aria-hidden="true" className="size-4" />
          </span>
        </div>
      </PictureFrame>
    </JointStage>
  );
}
