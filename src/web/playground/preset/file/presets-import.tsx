import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { smallPictureUrl } from '#core/preset/picture/small-picture-url.ts';
import type { FoundPreset, PresetFile } from '#core/preset/read-preset-file.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { LeftOut } from '#web/playground/left-out.tsx';
import { useSingleFlight } from '#web/task/use-single-flight.ts';
import { Button } from '#web/ui/button.tsx';
import { countOf } from '#web/ui/count-of.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { useImportPresets } from './use-import-presets.ts';

type PresetsImportProps = {
  readonly name: string;
  readonly found: Extract<PresetFile, { kind: 'presets' }>;
  readonly onClose: () => void;
};

/** What is in a file of presets, before any of it is saved. */
export function PresetsImport({ name, found: { presets, left }, onClose }: PresetsImportProps) {
  const importPresets = useImportPresets();
  const [isBusy, start] = useSingleFlight();
  const saveButton = useRef<HTMLButtonElement>(null);
  const isBarred = isBusy || presets.length === 0;
  const count = countOf(presets.length, 'preset');

  async function save(): Promise<void> {
    await importPresets(presets);
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Import presets"
      description={`From ${name}. Nothing is saved yet; what is here stays as it is.`}
      size="lg"
      initialFocus={saveButton}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            ref={saveButton}
            variant="primary"
            aria-disabled={isBarred}
            onClick={() => !isBarred && start(save)}
          >
            {isBusy ? 'Importing…' : `Import ${count}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <ul aria-label="Presets in the file" className="divide-y divide-line empty:hidden">
          {presets.map((preset, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file stays as it is
            <FoundRow key={at} preset={preset} />
          ))}
        </ul>
        <LeftOut left={left} noun="thing" />
      </div>
    </Dialog>
  );
}

function FoundRow({ preset: { recipe, thumbnail } }: { readonly preset: FoundPreset }) {
  const { title, description, model: id } = recipe;
  const model = useQuery(modelsQuery).data?.models.find((candidate) => candidate.id === id);
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="size-14 shrink-0 overflow-hidden rounded bg-hover">
        {thumbnail ? (
          <img src={smallPictureUrl(thumbnail)} alt="" className="size-full object-cover" />
        ) : null}
      </div>
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate font-semibold text-ink">{title}</p>
        {description ? <p className="line-clamp-2 text-ink-soft">{description}</p> : null}
        <p className="text-xs text-ink-faint">{model?.definition.title ?? id}</p>
      </div>
    </li>
  );
}
