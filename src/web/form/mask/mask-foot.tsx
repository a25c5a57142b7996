import { Download, FolderOpen, Save } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { readFile } from '#web/form/images/files/read-file.ts';
import { refusalOfKind } from '#web/form/images/files/refusal-of-kind.ts';
import { Button } from '#web/ui/button.tsx';
import { readPicture } from '#web/ui/load-picture.ts';
import { Spinner } from '#web/ui/spinner.tsx';
import type { MaskPainting } from './mask-painting.ts';
import { MisfitNotice } from './misfit-notice.tsx';
import { hasSizeOf } from './open-painting.ts';

type MaskFootProps = {
  readonly painting: MaskPainting;
  readonly picture: ImageBitmap;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDownload: () => void;
  /** A question is settled and goes, with the focus inside it. */
  readonly onSettled: () => void;
  readonly onClose: () => void;
};

/** Masks as files, in and out; saving and leaving. */
export function MaskFoot({
  painting,
  picture,
  isSaving,
  onSave,
  onDownload,
  onSettled,
  onClose,
}: MaskFootProps) {
  const fileInput = useRef<HTMLInputElement>(null);
  const [misfit, setMisfit] = useState<ImageBitmap | null>(null);
  const [trouble, setTrouble] = useState('');

  async function openFile(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const refusal = refusalOfKind(await readFile(file, file.name));
    const read = refusal === null ? await readPicture(file) : { ok: false as const, message: refusal };
    setTrouble(read.ok ? '' : read.message);
    setMisfit(read.ok && !hasSizeOf(read.picture, picture) ? read.picture : null);
    if (read.ok && hasSizeOf(read.picture, picture))
      painting.edit({ kind: 'picture', picture: read.picture });
  }

  function settle() {
    setMisfit(null);
    onSettled();
  }

  return (
    <>
      {misfit ? <MisfitNotice misfit={misfit} painting={painting} onDone={settle} /> : null}
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
