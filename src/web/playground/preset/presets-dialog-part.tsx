import { useQuery } from '@tanstack/react-query';
import { Bookmark, Download, Upload } from 'lucide-react';
import { useRef } from 'react';
import type { Preset } from '#core/preset/preset.ts';
import { presetsQuery } from '#web/api/presets-query.ts';
import { givenFiles } from '#web/task/files/given-files.ts';
import { useSingleFlight } from '#web/task/use-single-flight.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useExportPresets } from './file/use-export-presets.ts';
import type { PresetProps } from './preset-props.ts';
import { PresetRow } from './preset-row.tsx';
import type { RecipeSource } from './recipe-source.ts';

export type PresetsDialogPartProps = Pick<PresetProps, 'models' | 'onApply'> & {
  /** Opens one to be edited or shared. */
  readonly onEdit: (source: RecipeSource) => void;
  readonly onClose: () => void;
};

export function PresetsDialogPart({ models, onApply, onEdit, onClose }: PresetsDialogPartProps) {
  const { data: presets, error } = useQuery(presetsQuery);
  const picker = useRef<HTMLInputElement>(null);
  const exportPresets = useExportPresets();
  const [isExporting, start] = useSingleFlight();

  function apply(preset: Preset): void {
    onClose();
    onApply(preset);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Presets"
      description="Settings that you saved. One fills the form; it runs nothing."
      size="lg"
      footer={
        <>
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            aria-label="File of presets"
            hidden
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              if (files.length > 0) givenFiles.give({ files, isChosen: true });
              currentTarget.value = '';
            }}
          />
          <Button icon={Upload} onClick={() => picker.current?.click()}>
            Import
          </Button>
          <Button
            icon={Download}
            aria-disabled={!presets?.length || isExporting}
            onClick={() => presets?.length && start(() => exportPresets(presets))}
          >
            {isExporting ? 'Exporting…' : 'Export'}
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className="space-y-3">
        {error && !presets ? (
          <Notice tone="danger" role="alert" title="The presets cannot be read">
            {error.message}
          </Notice>
        ) : null}
        {presets || error ? null : <Skeleton className="h-40" />}
        {presets?.length === 0 ? (
          <EmptyState icon={Bookmark} title="No presets yet">
            Set what you like in the form, then choose “Save or share” in its menu.
          </EmptyState>
        ) : null}
        <ol aria-label="Presets" className="divide-y divide-line">
          {presets?.map((preset, at) => (
            <PresetRow
              key={preset.id}
              preset={preset}
              model={models.find(({ id }) => id === preset.model) ?? null}
              before={presets[at - 1] ?? null}
              after={presets[at + 1] ?? null}
              behind={presets[at + 2] ?? null}
              onApply={apply}
              onEdit={onEdit}
            />
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
