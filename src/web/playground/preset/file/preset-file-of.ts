import { PRESET_FILE } from '#core/preset/preset-file.ts';
import { type PresetFile, readPresetFile } from '#core/preset/read-preset-file.ts';

type Known = Omit<Parameters<typeof readPresetFile>[1], 'name'>;

/** The presets in a file, which is read only where its size allows; `null`: there are none. Never rejects. */
export async function presetFileOf(
  file: Pick<File, 'name' | 'size' | 'text'>,
  known: Known,
): Promise<PresetFile | null> {
  if (file.size > PRESET_FILE.maxBytes) return null;
  const text = await file.text().catch(() => null);
  return text === null ? null : readPresetFile(text, { ...known, name: file.name.slice(0, 200) });
}
