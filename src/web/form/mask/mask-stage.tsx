import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MaskPainting } from './mask-painting.ts';
import type { MaskSettings } from './mask-settings.ts';
import { createMaskStageControl, type MaskStageControl } from './mask-stage-control.ts';

type MaskStageProps = {
  readonly source: ImageBitmap;
  readonly painting: MaskPainting;
  readonly settings: MaskSettings;
  readonly onZoom: (zoom: number) => void;
  readonly describedBy: string;
  /** What works the stage, once it is there. */
  readonly control: MaskStageControl | null;
  readonly onControl: (control: MaskStageControl) => void;
};

/** Where the mask is painted. Renders when the keys move the brush; pointers and strokes render nothing. */
export function MaskStage({
  source,
  painting,
  settings,
  onZoom,
  describedBy,
  control,
  onControl,
}: MaskStageProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const [spoken, setSpoken] = useState('');
  const reportZoom = useEffectEvent(onZoom);
  const firstSettings = useEffectEvent(() => settings);
  const hand = useEffectEvent(onControl);

  useEffect(
    function openStage() {
      if (!host.current || !canvas.current || !ring.current) return;
      const opened = createMaskStageControl({
        host: host.current,
        canvas: canvas.current,
        ring: ring.current,
        source,
        painting,
        settings: firstSettings(),
        onZoom: (zoom) => reportZoom(zoom),
        onKeyPlace: ({ x, y, isDown }) => setSpoken(`${x}, ${y}${isDown ? ', drawing' : ''}`),
      });
      hand(opened);
      opened.focus();
      return opened.stop;
    },
    [source, painting],
  );
  useEffect(() => control?.setSettings(settings), [control, settings]);

  return (
    <>
      <div
        ref={host}
        role="application"
        aria-label="Mask"
        aria-roledescription="drawing area"
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by keys
        tabIndex={0}
        className="relative min-h-40 flex-1 cursor-none touch-none overflow-hidden rounded-md border border-line bg-canvas select-none"
      >
        <canvas ref={canvas} className="pointer-events-none absolute inset-0 size-full" />
        <span ref={ring} aria-hidden="true" className={ringStyle}>
          <span className={crossStyle} />
        </span>
      </div>
      <span aria-live="polite" className="sr-only">
        {spoken}
      </span>
    </>
  );
}

/** Two lines, light and dark, so that it shows on every picture. */
const ringStyle = [
  'pointer-events-none absolute top-0 left-0 hidden aspect-square min-h-1.5 min-w-1.5 rounded-full outline outline-canvas',
  'border border-ink [transform:translate(-50%,-50%)] data-by:block',
].join(' ');

/** Where the keys are: the middle of the ring, however small that is. */
const crossStyle = [
  'absolute top-1/2 left-1/2 hidden size-5 -translate-1/2 in-data-[by=keys]:block',
  'before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:bg-ink before:outline before:outline-canvas',
  'after:absolute after:inset-x-0 after:top-1/2 after:h-0.5 after:-translate-y-1/2 after:bg-ink after:outline after:outline-canvas',
].join(' ');
