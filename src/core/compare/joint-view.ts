import type { Size } from '#core/schema/size.ts';

/**
 * How all pictures of a comparison lie in their frames at once: which place of each is in the middle (0–1 of its sides),
 * and how many pixels of the page one of the first picture's takes; `null`: as many as show all of it.
 */
export type JointView = { readonly zoom: number | null; readonly x: number; readonly y: number };

export type Place = { readonly x: number; readonly y: number };

/** The first picture, and the frame that each one lies in, in pixels. */
export type JointFrame = { readonly picture: Size; readonly stage: Size };

export const FIT: JointView = { zoom: null, x: 0.5, y: 0.5 };

const MAX_ZOOM = 32;
const MIN_ZOOM = 0.02;

/** Pixels of the page for one of the first picture's. */
export function zoomOf({ zoom }: JointView, { picture, stage }: JointFrame): number {
  return zoom ?? Math.min(stage.width / picture.width, stage.height / picture.height);
}

/** Another zoom, while what lies under `at` stays there. `at` is counted from the middle of the frame. */
export function zoomTo(view: JointView, zoom: number, at: Place, frame: JointFrame): JointView {
  const before = zoomOf(view, frame);
  const after = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
  const moved = (from: number, by: number, side: number) =>
    inside(from + by / side / before - by / side / after);
  return {
    zoom: after,
    x: moved(view.x, at.x, frame.picture.width),
    y: moved(view.y, at.y, frame.picture.height),
  };
}

/** Moved by pixels of the page, as a hand would push the pictures. The middle of a frame always shows something. */
export function panBy(view: JointView, by: Place, frame: JointFrame): JointView {
  const zoom = zoomOf(view, frame);
  return {
    zoom: view.zoom,
    x: inside(view.x - by.x / zoom / frame.picture.width),
    y: inside(view.y - by.y / zoom / frame.picture.height),
  };
}

/** Where one of the pictures lies in its frame: its top left corner, and pixels of the page for one of its own. */
export function placeIn(
  view: JointView,
  picture: Size,
  frame: JointFrame,
): Place & { readonly scale: number } {
  const first = frame.picture;
  const scale = zoomOf(view, frame) * Math.min(first.width / picture.width, first.height / picture.height);
  return {
    scale,
    x: frame.stage.width / 2 - view.x * picture.width * scale,
    y: frame.stage.height / 2 - view.y * picture.height * scale,
  };
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}
