import { stringifyJson } from '#core/json.ts';
import type { Preset } from '#core/preset/preset.ts';
import { startDownload } from '#web/ui/start-download.ts';

/** Presets as a file, without the pictures and the ids that mean something on this server alone. */
export function downloadPresets(presets: readonly Preset[]): void {
  const recipes = presets.map(({ id: _id, image: _image, ...recipe }) => recipe);
  const url = URL.createObjectURL(new Blob([stringifyJson({ recipes }, 2)], { type: 'application/json' }));
  startDownload(url, 'proofsheet-presets.json');
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
