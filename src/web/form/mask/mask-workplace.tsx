import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useToast } from '#web/ui/use-toast.ts';
import type { KeptMask } from './kept-masks.ts';
import { MaskFoot } from './mask-foot.tsx';
import { MaskHelp } from './mask-help.tsx';
import { MaskNotices } from './mask-notices.tsx';
import type { MaskSettings } from './mask-settings.ts';
import { handleMaskShortcut } from './mask-shortcuts.ts';
import { MaskStage } from './mask-stage.tsx';
import type { MaskStageControl } from './mask-stage-control.ts';
import { MaskTools } from './mask-tools.tsx';
import type { OpenedPainting } from './open-painting.ts';
import { useMaskSaving } from './use-mask-saving.ts';

type MaskWorkplaceProps = {
  readonly opened: OpenedPainting;
  readonly title: string;
  /** Keeps what was done and not saved. */
  readonly onKeep: (mask: KeptMask) => void;
  /** `upload:<sha256>`, and what was done to make it. */
  readonly onSaved: (value: string, mask: KeptMask) => void;
  readonly onClose: () => void;
};

/** Tools, stage and foot of the editor. Closing it without saving loses nothing: opened again, the strokes are there. */
export function MaskWorkplace({ opened, title, onKeep, onSaved, onClose }: MaskWorkplaceProps) {
  const { painting, picture } = opened;
  const [settings, setSettings] = useState(() => settingsFor(picture));
  const [zoom, setZoom] = useState(1);
  const [stage, setStage] = useState<MaskStageControl | null>(null);
  const [misfit, setMisfit] = useState(opened.misfit);
  const isSaved = useRef(false);
  const [firstRevision] = useState(painting.revision);
  const toast = useToast();
  const helpId = useId();
  const { saving, trouble, forgetTrouble, save, download } = useMaskSaving({
    painting,
    title,
    isUndecided: misfit !== null,
    onSaved(value) {
      isSaved.current = true;
      onSaved(value, { edits: painting.edits(), misfit: null });
    },
  });

  const keepWork = useEffectEvent(() => {
    if (isSaved.current || painting.revision() === firstRevision) return;
    painting.endStroke();
    const edits = painting.edits();
    onKeep({ edits, misfit });
    if (edits.length === 0) return;
    toast.show({ title: 'The mask was not saved. Its strokes are kept: open it again to go on.' });
  });
  useEffect(() => () => keepWork(), []);

  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // Outside of the editor, it runs.
      event.stopPropagation();
      event.preventDefault();
      if (!event.repeat) void save();
      return;
    }
    handleMaskShortcut(event, { painting, settings, onSettings: setSettings, stage });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work wherever the focus is inside
    <div onKeyDown={handleKey} className="flex h-full min-h-0 flex-col gap-2">
      <MaskNotices
        painting={painting}
        unreadable={opened.trouble}
        misfit={misfit}
        trouble={trouble}
        onDecided={() => {
          setMisfit(null);
          forgetTrouble();
          stage?.focus();
        }}
      />
      <MaskTools painting={painting} settings={settings} onSettings={setSettings} stage={stage} zoom={zoom} />
      <MaskStage
        control={stage}
        onControl={setStage}
        source={picture}
        painting={painting}
        settings={settings}
        onZoom={setZoom}
        describedBy={helpId}
      />
      <MaskHelp id={helpId} />
      <MaskFoot
        painting={painting}
        picture={picture}
        isSaving={saving}
        onSave={save}
        onDownload={download}
        onMisfit={setMisfit}
        onClose={onClose}
      />
    </div>
  );
}

/** The first brush is a tenth of the smaller side. */
function settingsFor({ width, height }: ImageBitmap): MaskSettings {
  return {
    tool: 'brush',
    size: Math.max(1, Math.round(Math.min(width, height) / 10)),
    softness: 0,
    usesPressure: true,
    visibility: 0.7,
    isAlone: false,
  };
}
