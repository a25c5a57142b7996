import { type RefObject, useEffect } from 'react';
import { FIT, type JointFrame, type Place, panBy, zoomOf, zoomTo } from '#core/compare/joint-view.ts';
import type { Size } from '#core/schema/size.ts';
import type { ViewStore } from './create-view-store.ts';

/** What a press of + or − multiplies by, and a turn of the wheel for each of its pixels. */
const KEY_FACTOR = 1.25;
const WHEEL_FACTOR = 1.0015;
/** How far an arrow key pushes, in pixels. */
const ARROW_STEP = 40;

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: ARROW_STEP, y: 0 },
  ArrowRight: { x: -ARROW_STEP, y: 0 },
  ArrowUp: { x: 0, y: ARROW_STEP },
  ArrowDown: { x: 0, y: -ARROW_STEP },
};

/** Lets wheel, pointers and keys move all pictures in `root` at once. A frame is what carries `data-frame`; all are of one size. */
export function useJointHand(root: RefObject<HTMLElement | null>, store: ViewStore, first: Size): void {
  const { width, height } = first;
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const picture = { width, height };
    const pointers = new Map<number, Place>();

    function frameOf(
      target: EventTarget | null,
    ): { readonly frame: JointFrame; readonly box: DOMRect } | null {
      const inside = target instanceof Element ? target.closest('[data-frame]') : null;
      const stage = inside ?? element?.querySelector('[data-frame]');
      if (!stage) return null;
      const box = stage.getBoundingClientRect();
      return { box, frame: { picture, stage: { width: stage.clientWidth, height: stage.clientHeight } } };
    }

    function zoomBy(factor: number, target: EventTarget | null, at?: Place): void {
      const found = frameOf(target);
      if (!found) return;
      const { box, frame } = found;
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      const place = at ? { x: at.x - middle.x, y: at.y - middle.y } : { x: 0, y: 0 };
      store.set(zoomTo(store.view(), zoomOf(store.view(), frame) * factor, place, frame));
    }

    function push(by: Place, target: EventTarget | null): void {
      const found = frameOf(target);
      if (found) store.set(panBy(store.view(), by, found.frame));
    }

    function turn(event: WheelEvent): void {
      event.preventDefault();
      zoomBy(WHEEL_FACTOR ** -event.deltaY, event.target, { x: event.clientX, y: event.clientY });
    }

    function take(event: PointerEvent): void {
      const isOnPicture = event.target instanceof Element && event.target.matches('[data-frame]');
      if (event.button !== 0 || !isOnPicture) return;
      event.target.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }

    function move(event: PointerEvent): void {
      const from = pointers.get(event.pointerId);
      if (!from) return;
      const to = { x: event.clientX, y: event.clientY };
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, to);
      if (!other) {
        push({ x: to.x - from.x, y: to.y - from.y }, event.target);
        return;
      }
      // Of two fingers each moves the middle between them by half of its own way.
      push({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 }, event.target);
      const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
      const before = Math.hypot(from.x - other.x, from.y - other.y);
      if (before > 0) zoomBy(Math.hypot(to.x - other.x, to.y - other.y) / before, event.target, middle);
    }

    function release(event: PointerEvent): void {
      pointers.delete(event.pointerId);
    }

    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
      const arrow = ARROWS[event.key];
      if (arrow) push(arrow, event.target);
      else if (event.key === '+' || event.key === '=') zoomBy(KEY_FACTOR, event.target);
      else if (event.key === '-') zoomBy(1 / KEY_FACTOR, event.target);
      else if (event.key === '0') store.set(FIT);
      else return;
      event.preventDefault();
    }

    const listening = new AbortController();
    const { signal } = listening;
    // Not passive: the page must not scroll while the pictures are zoomed.
    element.addEventListener('wheel', turn, { signal, passive: false });
    element.addEventListener('pointerdown', take, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', release, { signal });
    element.addEventListener('pointercancel', release, { signal });
    element.addEventListener('keydown', press, { signal });
    return () => listening.abort();
  }, [root, store, width, height]);
}
