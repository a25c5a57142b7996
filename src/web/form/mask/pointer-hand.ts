/** A pointer as the stage hears of it. Places are in stage pixels. */
export type HandPointer = {
  readonly id: number;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  /** Of a pen, 0–1. */
  readonly pressure: number;
  /** As in `PointerEvent.button`. */
  readonly button: number;
};

type Place = Pick<HandPointer, 'x' | 'y'>;

/** What a hand does on the stage. */
export type HandWork = {
  readonly begin: (at: HandPointer) => void;
  readonly extend: (to: readonly HandPointer[]) => void;
  readonly end: () => void;
  /** What was begun was not meant. */
  readonly abort: () => void;
  /** Moves the picture from one place to another, and by a factor of zoom around the second. */
  readonly drag: (from: Place, to: Place, zoomBy: number) => void;
};

export type PointerHand = {
  /** `isPanning`: the key for moving the picture is held. */
  readonly down: (pointer: HandPointer, isPanning: boolean) => void;
  /** All places since the last call, the newest last. */
  readonly move: (places: readonly HandPointer[]) => void;
  readonly up: (id: number) => void;
};

const MIDDLE_BUTTON = 1;
const ERASER_BUTTON = 5;

/**
 * One pointer paints; two fingers move and pinch the picture, and take back what the first of them had begun. The middle button,
 * or any pointer with the key held, moves it too. While a pen or a mouse is at work, fingers that rest on the glass do nothing.
 */
export function createPointerHand(work: HandWork): PointerHand {
  const held = new Map<number, HandPointer>();
  let mode: 'idle' | 'paint' | 'drag' = 'idle';

  return {
    down(pointer, isPanning) {
      const isRefused = ![0, MIDDLE_BUTTON, ERASER_BUTTON].includes(pointer.button);
      if (isRefused || (mode !== 'idle' && !canJoin(held, pointer))) return;
      held.set(pointer.id, pointer);
      if (held.size > 1) {
        if (mode === 'paint') work.abort();
        mode = 'drag';
      } else if (isPanning || pointer.button === MIDDLE_BUTTON) mode = 'drag';
      else {
        mode = 'paint';
        work.begin(pointer);
      }
    },
    move(places) {
      const newest = places.at(-1);
      const before = newest && held.get(newest.id);
      if (!newest || !before) return;
      const grip = gripOf([...held.values()]);
      held.set(newest.id, newest);
      if (mode === 'paint') work.extend(places);
      else if (mode === 'drag') {
        const next = gripOf([...held.values()]);
        work.drag(grip.middle, next.middle, grip.spread > 0 ? next.spread / grip.spread : 1);
      }
    },
    up(id) {
      if (!held.delete(id)) return;
      if (mode === 'paint') work.end();
      // The finger that stays after a pinch goes on moving the picture: it must not begin to paint.
      if (mode === 'paint' || held.size === 0) mode = 'idle';
    },
  };
}

/** Only a second finger joins a first. */
function canJoin(held: ReadonlyMap<number, HandPointer>, { kind }: HandPointer): boolean {
  return kind === 'touch' && held.size < 2 && [...held.values()].every((pointer) => pointer.kind === 'touch');
}

/** Where the pointers hold the picture, and how far apart they are. */
function gripOf(pointers: readonly HandPointer[]): { readonly middle: Place; readonly spread: number } {
  const [first, second] = pointers;
  if (!first) return { middle: { x: 0, y: 0 }, spread: 0 };
  if (!second) return { middle: first, spread: 0 };
  return {
    middle: { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 },
    spread: Math.hypot(second.x - first.x, second.y - first.y),
  };
}
