import type { ImportReport } from '#core/import-report.ts';
import { archiveParts } from './archive-parts.ts';
import type { ImportContext } from './import-context.ts';
import { importTask } from './import-task.ts';
import { readLines } from './read-lines.ts';
import { readDirectory } from './zip/read-directory.ts';
import { BrokenPartError, readPart } from './zip/read-part.ts';
import type { ZipSource } from './zip/zip-source.ts';

type Imported =
  | { readonly kind: 'imported'; readonly report: ImportReport }
  /** Nothing came in. */
  | { readonly kind: 'refused' | 'no-room'; readonly why: string };

/** To how many times its size an export unpacks at the most, beside some for small ones: images are packed already. */
const MAX_RATIO = 10;
const SMALL_BYTES = 64 * 1024 * 1024;
/** Room that is left for paid work, in bytes. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;
/** How many broken things are named. */
const MAX_BROKEN = 500;

/**
 * Brings in the tasks of an export, each whole or not at all, the bytes of its images before itself. Nothing is sent,
 * nothing that is here is changed, and what is damaged is told by its name. A ZIP that is cut brings in nothing.
 */
export async function importArchive(context: ImportContext, source: ZipSource): Promise<Imported> {
  const directory = await readDirectory(source);
  if (!directory.ok) {
    return refused(
      `This ZIP cannot be read: ${directory.why}. Nothing was brought in. Export it again, or copy it whole.`,
    );
  }
  const bytes = directory.parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes > source.size * MAX_RATIO + SMALL_BYTES)
    return refused('This ZIP unpacks to many times its size, as no export does. Nothing was brought in.');
  if (bytes > context.disk.freeBytes(context.dataDir) - LEAST_FREE_BYTES) {
    const why =
      'The disk of the data folder has no room for what is in this ZIP. Nothing was brought in. Make room.';
    return { kind: 'no-room', why };
  }
  const { tasks, files, broken } = archiveParts(directory.parts);
  if (!tasks) {
    return refused(
      'This ZIP is no export of Proofsheet: tasks.jsonl is missing in it. Nothing was brought in.',
    );
  }

  const counts = { imported: 0, known: 0 };
  let line = 0;
  try {
    for await (const text of readLines(readPart(source, tasks))) {
      line++;
      const outcome = await importTask(context, { text, name: `tasks.jsonl, line ${line}`, source, files });
      if (outcome.kind !== 'broken') counts[outcome.kind]++;
      broken.push(...outcome.broken);
    }
  } catch (failure) {
    if (!(failure instanceof BrokenPartError)) throw failure;
    broken.push({ name: 'tasks.jsonl', why: `${failure.message} Tasks after line ${line} were not read.` });
  }
  return { kind: 'imported', report: { ...counts, broken: shortened(broken) } };
}

function refused(why: string): Imported {
  return { kind: 'refused', why };
}

function shortened(broken: ImportReport['broken']): ImportReport['broken'] {
  const rest = broken.length - MAX_BROKEN;
  if (rest <= 0) return broken;
  return [...broken.slice(0, MAX_BROKEN), { name: `${rest} more`, why: 'They are too many to be named.' }];
}
