import type { SmallPicture } from '#core/preset/picture/small-picture.ts';
import { smallPictureFile } from '#core/preset/picture/small-picture-file.ts';
import type { FoundPreset } from '#core/preset/read-preset-file.ts';
import { uploadOnce } from '#web/api/upload-once.ts';
import { usePresetActions } from '#web/playground/preset/use-preset-actions.ts';
import { useToast } from '#web/ui/use-toast.ts';

/** Saves the presets of a file, one after another, so that they keep their order; what fails is told, and ends it. */
export function useImportPresets(): (presets: readonly FoundPreset[]) => Promise<void> {
  const { add } = usePresetActions();
  const toast = useToast();

  return async function importPresets(presets) {
    let [saved, bare] = [0, 0];
    for (const { recipe, thumbnail } of presets) {
      const image = thumbnail && (await keep(thumbnail));
      if (!(await add(recipe, image))) break;
      saved++;
      if (thumbnail && !image) bare++;
    }
    toast.show({
      title: saved === 1 ? '1 preset was imported.' : `${saved} presets were imported.`,
      description: bare > 0 ? `${bare} without a picture, which the server could not take.` : undefined,
    });
  };
}

/** Hands a thumbnail to the server, as the stranger's picture that it is; `null`: it was not taken. */
async function keep(thumbnail: SmallPicture): Promise<string | null> {
  try {
    const { id } = await uploadOnce(smallPictureFile(thumbnail), new AbortController().signal);
    return `upload:${id}`;
  } catch {
    return null;
  }
}
