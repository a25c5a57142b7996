import type { ReactElement } from 'react';
import { readArchive } from '#core/archive/read-archive.ts';
import type { Model } from '#core/models/registry.ts';
import { blobSource } from '#web/gallery/import/blob-source.ts';
import { ImportDialog } from '#web/gallery/import/import-dialog.tsx';
import { presetFileOf } from '#web/playground/preset/file/preset-file-of.ts';
import { PresetsImport } from '#web/playground/preset/file/presets-import.tsx';
import { isJsonFile, isZipFile } from '#web/task/files/is-document.ts';

/** What comes of a file: a view of what is in it, which writes nothing before a click, or a sentence why there is none. */
export type FileOutcome =
  | { readonly kind: 'view'; readonly render: (onClose: () => void) => ReactElement }
  | { readonly kind: 'refused'; readonly why: string };

type Known = { readonly models: readonly Model[]; readonly hashes: ReadonlyMap<string, string> };

type FileKind = {
  /** Whether a file says of itself that it may be one. */
  readonly claims: (file: File) => boolean;
  /** Reads no more of it than its bounds allow; `null`: it is another kind. Never rejects. */
  readonly read: (file: File, known: Known) => Promise<FileOutcome | null>;
};

/** The kinds of files that lead somewhere else than into the form, the first that knows a file has it. What none knows is for the form. */
export const FILE_KINDS: readonly FileKind[] = [
  { claims: isZipFile, read: readExport },
  { claims: isJsonFile, read: readPresets },
];

async function readExport(file: File): Promise<FileOutcome> {
  const archive = await readArchive(blobSource(file)).catch(() => null);
  if (!archive) return { kind: 'refused', why: 'It cannot be read any more. Choose it again.' };
  if (archive.kind === 'refused')
    return { kind: 'refused', why: `${archive.why} If there are images in it, unpack it and choose those.` };
  return {
    kind: 'view',
    render: (onClose) => (
      <ImportDialog open onOpenChange={(open) => !open && onClose()} given={{ file, archive }} />
    ),
  };
}

async function readPresets(file: File, known: Known): Promise<FileOutcome | null> {
  const found = await presetFileOf(file, known);
  if (found?.kind !== 'presets') return found;
  return {
    kind: 'view',
    render: (onClose) => <PresetsImport name={file.name} found={found} onClose={onClose} />,
  };
}
