import { type ArchiveParts, archiveParts } from './archive-parts.ts';
import { readDirectory, type ZipPart } from './read-directory.ts';
import type { ZipSource } from './zip-source.ts';

/** What is in an export, by its names: none of its files is opened. */
export type ReadArchive =
  | (Omit<ArchiveParts, 'tasks'> & {
      readonly kind: 'export';
      /** `tasks.jsonl`. */
      readonly tasks: ZipPart;
      /** What all of it is said to unpack to. */
      readonly bytes: number;
    })
  | { readonly kind: 'refused'; readonly why: string };

/** To how many times its size an export unpacks at the most, beside some for small ones: images are packed already. */
const MAX_RATIO = 10;
const SMALL_BYTES = 64 * 1024 * 1024;

/** Reads the names in a ZIP, at its end, and says why it is no export that can be brought in. */
export async function readArchive(source: ZipSource): Promise<ReadArchive> {
  const directory = await readDirectory(source);
  if (!directory.ok && !directory.isZip) {
    return refused(
      'This file is no ZIP. Nothing was brought in. Choose a ZIP that “Export” in a Proofsheet wrote.',
    );
  }
  if (!directory.ok) {
    return refused(
      `This ZIP cannot be read: ${directory.why}. Nothing was brought in. Export it again, or copy it whole.`,
    );
  }
  const bytes = directory.parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes > source.size * MAX_RATIO + SMALL_BYTES)
    return refused('This ZIP unpacks to many times its size, as no export does. Nothing was brought in.');
  const { tasks, ...parts } = archiveParts(directory.parts);
  return tasks
    ? { kind: 'export', tasks, bytes, ...parts }
    : refused('This ZIP is no export of Proofsheet: tasks.jsonl is missing in it. Nothing was brought in.');
}

function refused(why: string): ReadArchive {
  return { kind: 'refused', why };
}
