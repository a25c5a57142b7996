import { type ReactNode, useEffect, useRef } from 'react';
import { placeIn } from '#core/compare/joint-view.ts';
import type { Size } from '#core/schema/size.ts';
import type { ViewStore } from './create-view-store.ts';

type JointPictureProps = {
  readonly store: ViewStore;
  /** Of the first picture, which the shared view counts by. */
  readonly first: Size;
  /** Of this one. */
  readonly size: Size;
  readonly children: ReactNode;
};

/** From this many pixels of the page for one of the picture's on, its pixels are shown as squares. */
const SQUARES_FROM = 3;

/** A picture that lies in its parent as the shared view says. It is moved without being rendered anew. */
export function JointPicture({ store, first, size, children }: JointPictureProps) {
  const root = useRef<HTMLDivElement>(null);
  const { width, height } = size;
  const { width: firstWidth, height: firstHeight } = first;

  useEffect(() => {
    const element = root.current;
    const parent = element?.parentElement;
    if (!element || !parent) return;
    let stage = { width: parent.clientWidth, height: parent.clientHeight };

    function place(): void {
      if (!element || stage.width === 0) return;
      const frame = { picture: { width: firstWidth, height: firstHeight }, stage };
      const { x, y, scale } = placeIn(store.view(), { width, height }, frame);
      element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      element.style.imageRendering = scale >= SQUARES_FROM ? 'pixelated' : 'auto';
    }

    const observer = new ResizeObserver(() => {
      stage = { width: parent.clientWidth, height: parent.clientHeight };
      place();
    });
    observer.observe(parent);
    place();
    const leave = store.subscribe(place);
    return () => {
      observer.disconnect();
      leave();
    };
  }, [store, width, height, firstWidth, firstHeight]);

  return (
    <div
      ref={root}
      style={{ width, height }}
      className="pointer-events-none absolute top-0 left-0 origin-top-left will-change-transform select-none"
    >
      {children}
    </div>
  );
}
