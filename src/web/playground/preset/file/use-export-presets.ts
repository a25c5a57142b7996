import type { SmallPicture } from '#core/preset/picture/small-picture.ts';
import type { Preset } from '#core/preset/preset.ts';
import { PRESET_FILE } from '#core/preset/preset-file.ts';
import { writePresetFile } from '#core/preset/write-preset-file.ts';
import { startDownload } from '#web/ui/start-download.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { thumbnailOf } from './thumbnail-of.ts';

/** What stands around a thumbnail's data in a file, in characters. */
const AROUND_THUMBNAIL = 80;

/** Has the browser keep presets as a file, their thumbnails inside, and tells what does not go into it. */
export function useExportPresets(): (presets: readonly Preset[]) => Promise<void> {
  const toast = useToast();

  return async function exportPresets(presets) {
    const pictured = presets.filter(({ image }) => image !== null);
    const room = PRESET_FILE.maxBytes - sizeOf(writePresetFile(presets, new Map()));
    if (room < 0) {
      const description = 'A file of presets has 4 MB at most. Delete some, or what is long in them.';
      toast.show({ tone: 'danger', title: 'The presets are too large for one file.', description });
      return;
    }
    const maxLength = Math.floor(room / pictured.length) - AROUND_THUMBNAIL;
    const thumbnails = new Map<string, SmallPicture>();
    for (const { id, image } of pictured) {
      const picture = await thumbnailOf(image ?? '', maxLength);
      if (picture) thumbnails.set(id, picture);
    }
    const text = writePresetFile(presets, thumbnails);
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    startDownload(url, 'proofsheet-presets.json');
    // The browser has taken hold of it by the next turn.
    setTimeout(() => URL.revokeObjectURL(url));
    const missing = pictured.length - thumbnails.size;
    if (missing > 0) {
      const count = missing === 1 ? '1 picture is' : `${missing} pictures are`;
      toast.show({ tone: 'warning', title: `${count} not in the file: there is no reading them any more.` });
    }
  };
}

function sizeOf(text: string): number {
  return new Blob([text]).size;
}
