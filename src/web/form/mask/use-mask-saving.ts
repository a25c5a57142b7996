import { use, useState } from 'react';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { encodeGreyPng } from './encode-grey-png.ts';
import { isAllBlack } from './is-all-black.ts';
import type { MaskPainting } from './mask-painting.ts';
import { readRows } from './read-rows.ts';

/** A mask is small, and its upload is not given up. */
const NEVER = new AbortController().signal;

type MaskSavingUse = {
  readonly painting: MaskPainting;
  readonly title: string;
  /** A mask of another size waits for an answer, which saving would take away. */
  readonly isUndecided: boolean;
  /** `upload:<sha256>` */
  readonly onSaved: (value: string) => void;
};

/** Why a mask was not saved, then what to do. */
export type SavingTrouble = { readonly reason: string; readonly advice: string };

/** Makes the PNG and hands it to the server, or to the user as a file. What fails is said, and can be tried again. */
export function useMaskSaving({ painting, title, isUndecided, onSaved }: MaskSavingUse): {
  readonly saving: boolean;
  readonly trouble: SavingTrouble | null;
  /** What it asked for is done. */
  readonly forgetTrouble: () => void;
  readonly save: () => Promise<void>;
  readonly download: () => Promise<void>;
} {
  const { uploadImage } = use(FormServicesContext);
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<SavingTrouble | null>(null);

  async function whileSaving(work: () => Promise<SavingTrouble | null>) {
    if (saving) return;
    painting.endStroke();
    setSaving(true);
    setTrouble(null);
    try {
      setTrouble(await work());
    } catch {
      setTrouble(failed('The browser has too little memory to make the PNG. Close other tabs.'));
    } finally {
      setSaving(false);
    }
  }

  const encode = () => encodeGreyPng(painting.raster.size, readRows(painting.raster));

  return {
    saving,
    trouble,
    forgetTrouble: () => setTrouble(null),
    save: () =>
      whileSaving(async () => {
        if (isUndecided) return UNDECIDED;
        if (await isAllBlack(readRows(painting.raster))) return ALL_BLACK;
        const result = await uploadImage(await encode(), NEVER);
        if (!result.ok) return failed(result.message);
        onSaved(result.value);
        return null;
      }),
    download: () =>
      whileSaving(async () => {
        const url = URL.createObjectURL(await encode());
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

function failed(reason: string): SavingTrouble {
  return { reason, advice: 'Nothing that you painted is lost. Press Save to try again.' };
}

const UNDECIDED: SavingTrouble = {
  reason: 'There is a mask of another size.',
  advice: 'Scale it or leave it out, then press Save again.',
};

/** Sent, it would be paid for and change nothing. */
const ALL_BLACK: SavingTrouble = {
  reason: 'All of it is black, so nothing would be repainted.',
  advice:
    'Paint over what is to change, then press Save. To go without a mask, press Cancel and reset the field.',
};
