import {
  Brush,
  CircleSlash2,
  Contrast,
  Ellipsis,
  Eraser,
  Eye,
  Maximize,
  PaintBucket,
  PenTool,
  Redo2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { classNames } from '#web/ui/class-names.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { MaskPainting } from './mask-painting.ts';
import type { MaskSettings } from './mask-settings.ts';
import type { MaskStageControl } from './mask-stage-control.ts';
import { NumberSlider } from './number-slider.tsx';

type MaskToolsProps = {
  readonly painting: MaskPainting;
  readonly settings: MaskSettings;
  readonly onSettings: (settings: MaskSettings) => void;
  readonly stage: MaskStageControl | null;
  /** Pixels of the screen for one of the picture. */
  readonly zoom: number;
};

/** The tools of the mask editor, with the keys that do the same. */
export function MaskTools({ painting, settings, onSettings, stage, zoom }: MaskToolsProps) {
  useSyncExternalStore(painting.subscribe, painting.revision);
  const [isWhole, setWhole] = useState(false);
  const change = (part: Partial<MaskSettings>) => onSettings({ ...settings, ...part });
  const { width, height } = painting.raster.size;
  // On a narrow screen the stage needs the place more than tools that are rarely used.
  const rare = isWhole ? '' : 'max-sm:hidden';
  return (
    <fieldset aria-label="Tools" className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
      <Segmented
        label="Tool"
        value={settings.tool}
        onChange={(tool) => change({ tool })}
        options={[
          {
            value: 'brush',
            label: 'Brush',
            icon: Brush,
            description: 'Paints white, which repaints. Key: B',
          },
          {
            value: 'eraser',
            label: 'Eraser',
            icon: Eraser,
            description: 'Paints black, which keeps. Key: E',
          },
        ]}
      />
      <span className="flex items-center">
        <IconButton
          icon={Undo2}
          label="Undo"
          hint="Ctrl Z"
          aria-disabled={!painting.canUndo()}
          onClick={painting.undo}
        />
        <IconButton
          icon={Redo2}
          label="Redo"
          hint="Shift Ctrl Z"
          aria-disabled={!painting.canRedo()}
          onClick={painting.redo}
        />
        <IconButton
          icon={Ellipsis}
          label="More tools"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="sm:hidden"
        />
      </span>
      <NumberSlider
        label="Size"
        unit="px"
        value={settings.size}
        onChange={(size) => change({ size })}
        min={1}
        max={Math.min(512, Math.max(width, height))}
        limit={4096}
      />
      <NumberSlider
        label="Feather"
        unit="%"
        value={Math.round(settings.softness * 100)}
        onChange={(percent) => change({ softness: percent / 100 })}
        min={0}
        max={100}
        limit={100}
        className={rare}
      />
      <NumberSlider
        label="Visibility"
        unit="%"
        value={Math.round(settings.visibility * 100)}
        onChange={(percent) => change({ visibility: percent / 100 })}
        min={0}
        max={100}
        limit={100}
        className={rare}
      />
      <span className={classNames('flex flex-wrap items-center', rare)}>
        <IconButton
          icon={Contrast}
          label="Invert the mask"
          onClick={() => painting.edit({ kind: 'invert' })}
        />
        <IconButton
          icon={PaintBucket}
          label="Fill: repaint everything"
          onClick={() => painting.edit({ kind: 'fill', colour: 'white' })}
        />
        <IconButton
          icon={CircleSlash2}
          label="Clear: keep everything"
          onClick={() => painting.edit({ kind: 'fill', colour: 'black' })}
        />
        <IconButton
          icon={PenTool}
          label="A pen's pressure sets the width"
          pressed={settings.usesPressure}
          onClick={() => change({ usesPressure: !settings.usesPressure })}
        />
        <IconButton
          icon={Eye}
          label="Show the mask alone"
          pressed={settings.isAlone}
          onClick={() => change({ isAlone: !settings.isAlone })}
        />
      </span>
      <span className={classNames('flex items-center', rare)}>
        <IconButton icon={ZoomOut} label="Zoom out" hint="−" onClick={() => stage?.zoomBy(0.8)} />
        <button
          type="button"
          aria-label={`Zoom: ${Math.round(zoom * 100)} %. Show at 100 %`}
          onClick={() => stage?.showActualSize()}
          className="h-8 w-14 rounded-md text-xs text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-10"
        >
          {Math.round(zoom * 100)} %
        </button>
        <IconButton icon={ZoomIn} label="Zoom in" hint="+" onClick={() => stage?.zoomBy(1.25)} />
        <IconButton icon={Maximize} label="Fit the whole picture" hint="0" onClick={() => stage?.fit()} />
      </span>
    </fieldset>
  );
}
