import { useQuery } from '@tanstack/react-query';
import { PRESET_FILE } from '#core/preset/preset-file.ts';
import type { PresetFile } from '#core/preset/read-preset-file.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { presetFileOf } from './preset-file-of.ts';

type Presets = Extract<PresetFile, { kind: 'presets' }>;

/** Reads a file that was chosen for its presets; where there are none, says so and answers `null`. */
export function usePresetFile(): (file: File) => Promise<Presets | null> {
  const known = useQuery(modelsQuery).data;
  const toast = useToast();

  return async function readFile(file) {
    const read = known ? await presetFileOf(file, known) : null;
    if (read?.kind === 'presets') return read;
    const why =
      file.size > PRESET_FILE.maxBytes
        ? 'It is larger than 4 MB, and no file of presets is.'
        : 'It is no file of presets: export one here to see what it looks like.';
    toast.show({
      tone: 'danger',
      title: `${file.name} cannot be imported.`,
      description: read?.why ?? why,
    });
    return null;
  };
}
