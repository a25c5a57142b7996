import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ReadArchive, readArchive } from '#core/archive/read-archive.ts';
import type { ImportReport } from '#core/import-report.ts';
import { importArchive } from '#web/api/archive-calls.ts';
import { refreshTasks } from '#web/api/task-cache.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Spinner } from '#web/ui/spinner.tsx';
import { ArchiveReview } from './archive-review.tsx';
import { blobSource } from './blob-source.ts';
import { ImportReview } from './import-review.tsx';

/** An export, and what its names say is in it. */
type Found = { readonly file: File; readonly archive: Extract<ReadArchive, { kind: 'export' }> };

type Stage =
  | { readonly kind: 'asking' }
  | ({ readonly kind: 'found' } & Found)
  | { readonly kind: 'working'; readonly name: string; readonly abort: AbortController }
  | { readonly kind: 'done'; readonly name: string; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly name: string; readonly why: string };

type ImportDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What was dropped, instead of being chosen here. */
  readonly given?: Found | undefined;
};

/** Shows what is in an export, brings it in, and tells what came of it. It may be closed meanwhile: what is under way goes on, and is told when it opens again. */
export function ImportDialog({ open, onOpenChange, given }: ImportDialogProps) {
  const [stage, setStage] = useState<Stage>(given ? { kind: 'found', ...given } : { kind: 'asking' });
  const chooser = useRef<HTMLInputElement>(null);
  const mainButton = useRef<HTMLButtonElement>(null);
  const client = useQueryClient();
  const isWorking = stage.kind === 'working';

  async function look(file: File): Promise<void> {
    const archive = await readArchive(blobSource(file)).catch(() => UNREADABLE);
    const { name } = file;
    setStage(
      archive.kind === 'export'
        ? { kind: 'found', file, archive }
        : { kind: 'failed', name, why: archive.why },
    );
  }

  async function bringIn(file: File): Promise<void> {
    const abort = new AbortController();
    const { name } = file;
    setStage({ kind: 'working', name, abort });
    try {
      setStage({ kind: 'done', name, report: await importArchive(file, abort.signal) });
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      setStage(abort.signal.aborted ? { kind: 'asking' } : { kind: 'failed', name, why });
    }
    refreshTasks(client);
  }

  function goOn(): void {
    if (stage.kind === 'found') void bringIn(stage.file);
    else if (!isWorking) chooser.current?.click();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Import an export"
      description="A ZIP that a Proofsheet wrote. Nothing is sent or charged, and nothing that is here changes."
      initialFocus={mainButton}
      footer={
        <>
          {stage.kind === 'working' ? <Button onClick={() => stage.abort.abort()}>Stop</Button> : null}
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          {stage.kind === 'found' ? (
            <Button onClick={() => chooser.current?.click()}>Choose another…</Button>
          ) : null}
          <Button ref={mainButton} variant="primary" aria-disabled={isWorking} onClick={goOn}>
            {MAIN_LABELS[stage.kind]}
          </Button>
        </>
      }
    >
      <input
        ref={chooser}
        type="file"
        accept="application/zip,.zip"
        tabIndex={-1}
        aria-hidden
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void look(file);
          target.value = '';
        }}
      />
      <div aria-live="polite" className="text-sm">
        {stage.kind === 'asking' ? (
          <p className="text-ink-soft">
            Its tasks come in with their images, seeds, costs, stars and notes. What was paid elsewhere counts
            in no day's spend and towards no cap here; the gallery's sums show it.
          </p>
        ) : null}
        {stage.kind === 'found' ? <ArchiveReview name={stage.file.name} archive={stage.archive} /> : null}
        {stage.kind === 'working' ? (
          <p className="flex items-center gap-2 wrap-anywhere">
            <Spinner />
            {stage.name} is brought in…
          </p>
        ) : null}
        {stage.kind === 'failed' ? (
          <Notice tone="danger" title={`${stage.name} cannot be brought in`}>
            {stage.why}
          </Notice>
        ) : null}
        {stage.kind === 'done' ? <ImportReview name={stage.name} report={stage.report} /> : null}
      </div>
    </Dialog>
  );
}

/** One button leads on, so that the focus stays on it. */
const MAIN_LABELS = {
  asking: 'Choose a ZIP…',
  found: 'Bring it in',
  working: 'Choose another…',
  done: 'Choose another…',
  failed: 'Choose another…',
} satisfies Record<Stage['kind'], string>;

const UNREADABLE = { kind: 'refused', why: 'It cannot be read any more. Choose it again.' } as const;
