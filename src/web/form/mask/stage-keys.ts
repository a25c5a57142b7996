import type { Size } from '#core/schema/size.ts';

type Place = { readonly x: number; readonly y: number };

type KeyWork = {
  readonly size: Size;
  /** How far one press goes, in pixels of the picture. */
  readonly stepOf: () => number;
  readonly moveTo: (place: Place & { readonly isDown: boolean }) => void;
  readonly begin: (place: Place) => void;
  readonly extend: (place: Place) => void;
  readonly end: () => void;
};

export type StageKeys = {
  readonly press: (event: KeyboardEvent) => void;
  readonly release: (event: KeyboardEvent) => void;
  /** The focus has gone. */
  readonly leave: () => void;
  /** The pointer is what paints now. */
  readonly giveWay: () => void;
  /** Space moves the picture while the pointer is what paints. */
  readonly isSpaceHeld: () => boolean;
};

/** With Shift, a press goes so many times further. */
const FAST = 8;

/**
 * The brush by keys: arrows move it, Enter or Space sets a dab, and held while arrows move it, draws. Once the pointer moves,
 * Space is the pointer's, to move the picture with, until an arrow is pressed again.
 */
export function createStageKeys({ size, stepOf, moveTo, begin, extend, end }: KeyWork): StageKeys {
  let place: Place = { x: Math.round(size.width / 2), y: Math.round(size.height / 2) };
  let isPointerNear = false;
  let isSpaceHeld = false;
  let isDown = false;

  function move(direction: Place, isFast: boolean) {
    const step = stepOf() * (isFast ? FAST : 1);
    place = {
      x: Math.min(size.width, Math.max(0, place.x + direction.x * step)),
      y: Math.min(size.height, Math.max(0, place.y + direction.y * step)),
    };
    isPointerNear = false;
    if (isDown) extend(place);
    moveTo({ ...place, isDown });
  }

  function lift() {
    if (!isDown) return;
    isDown = false;
    end();
  }

  return {
    press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const direction = DIRECTIONS[event.key];
      const isPen = event.key === 'Enter' || (event.key === ' ' && !isPointerNear);
      if (event.key === ' ') isSpaceHeld = true;
      if (!direction && event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      if (direction) move(direction, event.shiftKey);
      else if (isPen && !isDown && !event.repeat) {
        isDown = true;
        begin(place);
        moveTo({ ...place, isDown });
      }
    },
    release({ key }) {
      if (key === ' ') isSpaceHeld = false;
      if (key === ' ' || key === 'Enter') lift();
    },
    leave() {
      isSpaceHeld = false;
      lift();
    },
    giveWay() {
      isPointerNear = true;
      lift();
    },
    isSpaceHeld: () => isSpaceHeld && isPointerNear,
  };
}

const DIRECTIONS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
