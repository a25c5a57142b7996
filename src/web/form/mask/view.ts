import type { Size } from '#core/schema/size.ts';
import type { StrokePoint } from './mask-edit.ts';
import type { Rect } from './rect.ts';

/** How a picture lies on the stage: stage pixels for each of its own, and where its top left corner is. */
export type View = { readonly zoom: number; readonly x: number; readonly y: number };

type Place = { readonly x: number; readonly y: number };

const MAX_ZOOM = 32;
/** Of the stage's smaller side: so much of the picture always stays on it. */
const MARGIN = 0.2;

/** The whole picture in the middle of the stage. */
export function fitView(picture: Size, stage: Size): View {
  const zoom = Math.min(stage.width / picture.width, stage.height / picture.height);
  return {
    zoom,
    x: (stage.width - picture.width * zoom) / 2,
    y: (stage.height - picture.height * zoom) / 2,
  };
}

/** Another zoom, while the picture's pixel under `at` stays there. From half of what fits up to 32 stage pixels a pixel. */
export function zoomAt(view: View, by: number, at: Place, bounds: ViewBounds): View {
  const least = Math.min(1, fitView(bounds.picture, bounds.stage).zoom / 2);
  const zoom = Math.min(MAX_ZOOM, Math.max(least, view.zoom * by));
  const ratio = zoom / view.zoom;
  return keepInSight({ zoom, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }, bounds);
}

export function panBy(view: View, by: Place, bounds: ViewBounds): View {
  return keepInSight({ ...view, x: view.x + by.x, y: view.y + by.y }, bounds);
}

export type ViewBounds = { readonly picture: Size; readonly stage: Size };

function keepInSight({ zoom, x, y }: View, { picture, stage }: ViewBounds): View {
  const kept = Math.min(stage.width, stage.height) * MARGIN;
  return {
    zoom,
    x: Math.min(stage.width - kept, Math.max(kept - picture.width * zoom, x)),
    y: Math.min(stage.height - kept, Math.max(kept - picture.height * zoom, y)),
  };
}

/** The place in the picture that lies at a place of the stage. */
export function toPicture(view: View, { x, y }: Place): Place {
  return { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom };
}

/** Where a place of the picture lies on the stage. */
export function toStage(view: View, { x, y }: Pick<StrokePoint, 'x' | 'y'>): Place {
  return { x: view.x + x * view.zoom, y: view.y + y * view.zoom };
}

/** Where a rectangle of the picture lies on the stage. */
export function toStageRect(view: View, rect: Rect): Rect {
  const start = toStage(view, { x: rect.left, y: rect.top });
  const end = toStage(view, { x: rect.right, y: rect.bottom });
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}
