import { createEditHistory } from './edit-history.ts';
import type { MaskEdit, Stroke, StrokePoint } from './mask-edit.ts';
import type { MaskRaster, RasterSnapshot } from './mask-raster.ts';
import type { Rect } from './rect.ts';
import { isFarEnough } from './stroke-geometry.ts';

/** A mask that is worked on: its pixels, what was done to them, and the stroke that is being drawn. */
export type MaskPainting = {
  readonly raster: MaskRaster;
  readonly beginStroke: (brush: Pick<Stroke, 'tool' | 'softness'>, point: StrokePoint) => void;
  readonly extendStroke: (points: readonly StrokePoint[]) => void;
  readonly endStroke: () => void;
  /** Takes the stroke back, as if it had not been begun. */
  readonly abortStroke: () => void;
  readonly edit: (edit: MaskEdit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly edits: () => readonly MaskEdit[];
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Another number after each change of the edits; strokes count when they end. */
  readonly revision: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hears of every change of pixels at once: where, or `null` for everywhere. */
  readonly watchPixels: (listener: PixelListener) => () => void;
};

type PixelListener = (where: Rect | null) => void;

/** All snapshots together take at most this much, less where they share tiles. One is always kept. */
const MAX_SNAPSHOT_BYTES = 256_000_000;

export function createMaskPainting(raster: MaskRaster): MaskPainting {
  const bytes = raster.size.width * raster.size.height * 4;
  const history = createEditHistory<MaskEdit, RasterSnapshot>({
    apply: raster.apply,
    snapshot: raster.snapshot,
    restore: raster.restore,
    maxSnapshots: Math.max(1, Math.floor(MAX_SNAPSHOT_BYTES / bytes)),
  });
  const listeners = new Set<() => void>();
  const pixelListeners = new Set<PixelListener>();
  let revision = 0;
  let stroke: (Omit<Stroke, 'points'> & { readonly points: StrokePoint[] }) | null = null;
  /** Where the brush is, which the kept points may lag behind. */
  let last: StrokePoint | null = null;

  function announce() {
    revision += 1;
    for (const listener of listeners) listener();
  }

  function onChanged(where: Rect | null) {
    for (const listener of pixelListeners) listener(where);
  }

  function draw(to: StrokePoint) {
    if (!stroke) return;
    onChanged(raster.drawSegment(stroke, [stroke.points.at(-1) ?? to, to]));
    stroke.points.push(to);
    last = null;
  }

  function endStroke() {
    if (!stroke) return;
    if (last) draw(last);
    const ended: Stroke = stroke;
    stroke = null;
    history.add(ended);
    announce();
  }

  function change(work: () => boolean) {
    endStroke();
    if (!work()) return;
    onChanged(null);
    announce();
  }

  return {
    raster,
    beginStroke(brush, point) {
      endStroke();
      stroke = { kind: 'stroke', tool: brush.tool, softness: brush.softness, points: [] };
      draw(point);
    },
    extendStroke(points) {
      for (const point of points) {
        const before = stroke?.points.at(-1);
        if (before && isFarEnough(before, point)) draw(point);
        else last = point;
      }
    },
    endStroke,
    abortStroke() {
      if (!stroke) return;
      stroke = null;
      last = null;
      history.rebuild();
      onChanged(null);
    },
    edit(edit) {
      change(() => {
        raster.apply(edit);
        history.add(edit);
        return true;
      });
    },
    undo: () => change(history.undo),
    redo: () => change(history.redo),
    edits: history.done,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    revision: () => revision,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchPixels(listener) {
      pixelListeners.add(listener);
      return () => pixelListeners.delete(listener);
    },
  };
}
