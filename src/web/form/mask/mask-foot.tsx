import { Download, FolderOpen, Save } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { readFile } from '#web/form/images/files/read-file.ts';
import { refusalOfKind } from '#web/form/images/files/refusal-of-kind.ts';
import { Button } from '#web/ui/button.tsx';
import { readPicture } from '#web/ui/load-picture.ts';
import { Spinner } from '#web/ui/spinner.tsx';
import type { MaskPainting } from './mask-painting.ts';
import { hasSizeOf } from './open-painting.ts';

type MaskFootProps = {
  readonly painting: MaskPainting;
  readonly picture: ImageBitmap;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDownload: () => void;
  /** A mask of another size was opened, or, with `null`, one that is right. */
  readonly onMisfit: (misfit: ImageBitmap | null) => void;
  readonly onClose: () => void;
};

/** Masks as files, in and out; saving and leaving. */
export function MaskFoot({
  painting,
  picture,
  isSaving,
  onSave,
  onDownload,
  onMisfit,
  onClose,
}: MaskFootProps) {
  const fileInput = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState('');

  async function openFile(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const refusal = refusalOfKind(await readFile(file, file.name));
    const read = refusal === null ? await readPicture(file) : { ok: false as const, message: refusal };
    setTrouble(read.ok ? '' : read.message);
    if (!read.ok) return;
    const fits = hasSizeOf(read.picture, picture);
    onMisfit(fits ? null : read.picture);
    if (fits) painting.edit({ kind: 'picture', picture: read.picture });
  }

  return (
    <>
      {trouble ? (
        <p role="alert" className="text-xs text-danger">
          {trouble}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={FolderOpen} onClick={() => fileInput.current?.click()}>
          Open a mask
        </Button>
        <Button icon={Download} onClick={onDownload} aria-disabled={isSaving}>
          PNG
        </Button>
        <input
          ref={fileInput}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={openFile}
          tabIndex={-1}
          aria-hidden="true"
          className="hidden"
        />
        <span className="ml-auto flex gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" icon={Save} onClick={onSave} aria-disabled={isSaving}>
            {isSaving ? <Spinner size="sm" /> : null}
            Save
          </Button>
        </span>
      </div>
    </>
  );
}
