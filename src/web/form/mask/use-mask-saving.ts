import { use, useState } from 'react';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { encodeGreyPng } from './encode-grey-png.ts';
import type { MaskPainting } from './mask-painting.ts';
import { readRows } from './read-rows.ts';

/** A mask is small, and its upload is not given up. */
const NEVER = new AbortController().signal;

type MaskSavingUse = {
  readonly painting: MaskPainting;
  readonly title: string;
  /** `upload:<sha256>` */
  readonly onSaved: (value: string) => void;
};

/** Makes the PNG and hands it to the server, or to the user as a file. What fails is said, and can be tried again. */
export function useMaskSaving({ painting, title, onSaved }: MaskSavingUse): {
  readonly saving: boolean;
  readonly failure: string | null;
  readonly save: () => Promise<void>;
  readonly download: () => Promise<void>;
} {
  const { uploadImage } = use(FormServicesContext);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function withPng(use: (png: Blob) => Promise<string | null> | null) {
    if (saving) return;
    painting.endStroke();
    setSaving(true);
    setFailure(null);
    try {
      const png = await encodeGreyPng(painting.raster.size, readRows(painting.raster));
      setFailure(await use(png));
    } catch {
      setFailure('The browser has too little memory to make the PNG. Close other tabs.');
    } finally {
      setSaving(false);
    }
  }

  return {
    saving,
    failure,
    save: () =>
      withPng(async (png) => {
        const result = await uploadImage(png, NEVER);
        if (!result.ok) return result.message;
        onSaved(result.value);
        return null;
      }),
    download: () =>
      withPng((png) => {
        const url = URL.createObjectURL(png);
        const link = document.createElement('a');
        link.href = url;
        link.download = `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
        link.click();
        // The browser has taken the bytes by then.
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
        return null;
      }),
  };
}
