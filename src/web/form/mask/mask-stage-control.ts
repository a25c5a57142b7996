import type { MaskPainting } from './mask-painting.ts';
import type { MaskSettings } from './mask-settings.ts';
import { createPointerHand, type HandPointer } from './pointer-hand.ts';
import { createStageKeys } from './stage-keys.ts';
import { createStagePainter } from './stage-painter.ts';
import { fitView, panBy, toPicture, toStage, zoomAt } from './view.ts';

type StageElements = {
  /** Hears pointers and keys. */
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Shows where the brush is, and how large. */
  readonly ring: HTMLElement;
};

export type StageOptions = StageElements & {
  readonly source: ImageBitmap;
  readonly painting: MaskPainting;
  readonly settings: MaskSettings;
  readonly onZoom: (zoom: number) => void;
  /** Where the keys have moved the brush, in pixels of the picture. */
  readonly onKeyPlace: (place: { readonly x: number; readonly y: number; readonly isDown: boolean }) => void;
};

/** The stage as the buttons around it use it. */
export type MaskStageControl = {
  readonly setSettings: (settings: MaskSettings) => void;
  readonly fit: () => void;
  /** One pixel of the picture to one of the screen. */
  readonly showActualSize: () => void;
  readonly zoomBy: (factor: number) => void;
  /** Brings the focus here, as when what had it is gone. */
  readonly focus: () => void;
  readonly stop: () => void;
};

/** Ties pointers, wheel and keys to the painting and its view. Nothing here renders a component. */
export function createMaskStageControl(options: StageOptions): MaskStageControl {
  const { host, canvas, ring, source, painting, onZoom } = options;
  let settings = options.settings;
  const painter = createStagePainter({ canvas, source, raster: painting.raster, look: settings });
  const listening = new AbortController();
  const keys = createStageKeys({
    size: painting.raster.size,
    stepOf: () => Math.max(1, Math.round((4 * devicePixelRatio) / painter.view().zoom)),
    moveTo(place) {
      bringInSight(place);
      showRing(toStage(painter.view(), place), true);
      options.onKeyPlace(place);
    },
    begin: (place) => painting.beginStroke(settings, { ...place, radius: settings.size / 2 }),
    extend: (place) => painting.extendStroke([{ ...place, radius: settings.size / 2 }]),
    end: painting.endStroke,
  });
  const hand = createPointerHand({
    begin: (pointer) =>
      painting.beginStroke(
        { softness: settings.softness, tool: isPenEraser(pointer) ? 'eraser' : settings.tool },
        toPoint(pointer),
      ),
    extend: (pointers) => painting.extendStroke(pointers.map(toPoint)),
    end: painting.endStroke,
    abort: painting.abortStroke,
    drag(from, to, zoomBy) {
      const moved = panBy(painter.view(), { x: to.x - from.x, y: to.y - from.y }, painter.bounds());
      setView(zoomBy === 1 ? moved : zoomAt(moved, zoomBy, to, painter.bounds()));
    },
  });

  function toPoint({ x, y, kind, pressure }: HandPointer) {
    const factor = settings.usesPressure && kind === 'pen' ? pressure : 1;
    return { ...toPicture(painter.view(), { x, y }), radius: Math.max(0.5, (settings.size / 2) * factor) };
  }

  function setView(view: ReturnType<typeof painter.view>) {
    painter.setView(view);
    showRing(null, false);
    onZoom(view.zoom);
  }

  function zoomBy(factor: number, at = middle()) {
    setView(zoomAt(painter.view(), factor, at, painter.bounds()));
  }

  /** The brush that keys move never leaves the stage: the picture follows. */
  function bringInSight(place: { readonly x: number; readonly y: number }) {
    const at = toStage(painter.view(), place);
    const { stage } = painter.bounds();
    const by = {
      x: Math.min(stage.width, Math.max(0, at.x)) - at.x,
      y: Math.min(stage.height, Math.max(0, at.y)) - at.y,
    };
    if (by.x !== 0 || by.y !== 0) setView(panBy(painter.view(), by, painter.bounds()));
  }

  function middle() {
    const { stage } = painter.bounds();
    return { x: stage.width / 2, y: stage.height / 2 };
  }

  function showRing(at: { readonly x: number; readonly y: number } | null, isByKeys: boolean) {
    const across = `${(settings.size * painter.view().zoom) / devicePixelRatio}px`;
    if (ring.style.width !== across) ring.style.width = across;
    if (!at) return;
    ring.style.translate = `${at.x / devicePixelRatio}px ${at.y / devicePixelRatio}px`;
    ring.dataset.by = isByKeys ? 'keys' : 'pointer';
  }

  function toHandPointer(event: PointerEvent, box: DOMRect): HandPointer {
    return {
      id: event.pointerId,
      kind: event.pointerType,
      x: (event.clientX - box.left) * devicePixelRatio,
      y: (event.clientY - box.top) * devicePixelRatio,
      pressure: event.pressure,
      button: event.button,
    };
  }

  function focus() {
    host.focus({ preventScroll: true });
  }

  function handleDown(event: PointerEvent) {
    focus();
    event.preventDefault();
    host.setPointerCapture(event.pointerId);
    hand.down(toHandPointer(event, host.getBoundingClientRect()), keys.isSpaceHeld());
  }

  function handleMove(event: PointerEvent) {
    const box = host.getBoundingClientRect();
    keys.giveWay();
    showRing(toHandPointer(event, box), false);
    const events = event.getCoalescedEvents?.() ?? [];
    hand.move((events.length > 0 ? events : [event]).map((each) => toHandPointer(each, box)));
  }

  function handleWheel(event: WheelEvent) {
    event.preventDefault();
    const box = host.getBoundingClientRect();
    const at = {
      x: (event.clientX - box.left) * devicePixelRatio,
      y: (event.clientY - box.top) * devicePixelRatio,
    };
    zoomBy(Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 300), at);
  }

  const resizing = new ResizeObserver(() => {
    painter.resize({
      width: Math.round(host.clientWidth * devicePixelRatio),
      height: Math.round(host.clientHeight * devicePixelRatio),
    });
    onZoom(painter.view().zoom);
  });
  resizing.observe(host);
  const stopWatching = painting.watchPixels(painter.mark);
  const { signal } = listening;
  host.addEventListener('pointerdown', handleDown, { signal });
  host.addEventListener('pointermove', handleMove, { signal });
  host.addEventListener('pointerup', (event) => hand.up(event.pointerId), { signal });
  host.addEventListener('pointercancel', (event) => hand.up(event.pointerId), { signal });
  host.addEventListener('pointerleave', () => delete ring.dataset.by, { signal });
  host.addEventListener('wheel', handleWheel, { signal, passive: false });
  host.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  host.addEventListener('keydown', keys.press, { signal });
  host.addEventListener('keyup', keys.release, { signal });
  host.addEventListener('blur', keys.leave, { signal });

  return {
    setSettings(next) {
      const isLookNew = next.visibility !== settings.visibility || next.isAlone !== settings.isAlone;
      settings = next;
      showRing(null, false);
      if (isLookNew) painter.setLook(next);
    },
    fit: () => setView(fitView(painting.raster.size, painter.bounds().stage)),
    showActualSize: () => zoomBy(1 / painter.view().zoom),
    zoomBy,
    focus,
    stop() {
      listening.abort();
      resizing.disconnect();
      stopWatching();
      painter.stop();
    },
  };
}

/** The other end of a pen, or its second button. */
function isPenEraser({ kind, button }: HandPointer): boolean {
  return kind === 'pen' && button === 5;
}
