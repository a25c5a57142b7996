import type { Size } from '#core/schema/size.ts';
import { createCanvas } from '#web/ui/create-canvas.ts';
import { composeView, type MaskLook } from './compose-view.ts';
import type { MaskRaster } from './mask-raster.ts';
import { intersect, type Rect, roundOut, unite } from './rect.ts';
import { fitView, toStageRect, type View, type ViewBounds } from './view.ts';

type StageParts = {
  readonly canvas: HTMLCanvasElement;
  readonly source: ImageBitmap;
  readonly raster: MaskRaster;
  readonly look: MaskLook;
};

/** Keeps the visible canvas as picture, mask, view and look have it: at most once a frame, and only where something changed. */
export type StagePainter = {
  readonly view: () => View;
  readonly bounds: () => ViewBounds;
  readonly setView: (view: View) => void;
  readonly setLook: (look: MaskLook) => void;
  /** In pixels of the screen. What was in the middle stays there; at first, the whole picture is shown. */
  readonly resize: (stage: Size) => void;
  /** Something of the mask changed: where in its pixels, or `null` for everywhere. */
  readonly mark: (where: Rect | null) => void;
  readonly stop: () => void;
};

export function createStagePainter({ canvas, source, raster, look: firstLook }: StageParts): StagePainter {
  const context = canvas.getContext('2d');
  let look = firstLook;
  let stage: Size = { width: 0, height: 0 };
  let view: View = { zoom: 1, x: 0, y: 0 };
  /** The picture as it lies on the stage; `null` until it is drawn for this view. */
  let backdrop: HTMLCanvasElement | null = null;
  let dirty: Rect | null = null;
  let frame = 0;

  function ask(part: Rect) {
    dirty = unite(dirty, part);
    frame ||= requestAnimationFrame(paint);
  }

  function askForAll() {
    ask({ left: 0, top: 0, right: stage.width, bottom: stage.height });
  }

  function paint() {
    frame = 0;
    const all = { left: 0, top: 0, right: stage.width, bottom: stage.height };
    const part = dirty && intersect(roundOut(dirty), all);
    dirty = null;
    if (!part || !context) return;
    backdrop ??= drawBackdrop();
    context.clearRect(part.left, part.top, part.right - part.left, part.bottom - part.top);
    composeView(context, part, { raster, view, backdrop, look });
  }

  function drawBackdrop(): HTMLCanvasElement {
    const drawn = createCanvas(stage);
    drawn.imageSmoothingEnabled = view.zoom < 2;
    drawn.imageSmoothingQuality = 'medium';
    drawn.drawImage(source, view.x, view.y, source.width * view.zoom, source.height * view.zoom);
    return drawn.canvas;
  }

  function setView(next: View) {
    view = next;
    backdrop = null;
    askForAll();
  }

  return {
    view: () => view,
    bounds: () => ({ picture: raster.size, stage }),
    setView,
    setLook(next) {
      look = next;
      askForAll();
    },
    resize(next) {
      const isFirst = stage.width === 0;
      const shift = { x: (next.width - stage.width) / 2, y: (next.height - stage.height) / 2 };
      stage = next;
      canvas.width = next.width;
      canvas.height = next.height;
      setView(isFirst ? fitView(raster.size, stage) : { ...view, x: view.x + shift.x, y: view.y + shift.y });
    },
    mark(where) {
      if (!where) return askForAll();
      const { left, top, right, bottom } = toStageRect(view, where);
      // Smoothing reaches into the pixels beside.
      ask({ left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 });
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
