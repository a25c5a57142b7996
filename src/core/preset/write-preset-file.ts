import { stringifyJson } from '#core/json.ts';
import type { SmallPicture } from './picture/small-picture.ts';
import type { Preset } from './preset.ts';
import { PRESET_FILE } from './preset-file.ts';

/** Presets as text, without the ids that mean something on one server alone, and each with its thumbnail where there is one. */
export function writePresetFile(
  presets: readonly Preset[],
  thumbnails: ReadonlyMap<string, SmallPicture>,
): string {
  const recipes = presets.map(({ id, image: _image, ...recipe }) => {
    const picture = thumbnails.get(id);
    const thumbnail = picture && { version: PRESET_FILE.thumbnailVersion, data: picture.data };
    return thumbnail ? { ...recipe, thumbnail } : recipe;
  });
  return stringifyJson({ recipes }, 2);
}
