import { readArchive } from '#core/archive/read-archive.ts';
import type { ImportReport } from '#core/import-report.ts';
import type { ImportContext } from './import-context.ts';
import { importTask } from './import-task.ts';
import { readLines } from './read-lines.ts';
import { BrokenPartError, readPart } from './zip/read-part.ts';
import type { StoredZip } from './zip/stored-zip.ts';

type Imported =
  | { readonly kind: 'imported'; readonly report: ImportReport }
  /** Nothing came in. */
  | { readonly kind: 'refused' | 'no-room'; readonly why: string };

/** Room that is left for paid work, in bytes. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;
/** How many broken things are named. */
const MAX_BROKEN = 500;

/**
 * Brings in the tasks of an export, each whole or not at all, the bytes of its images before itself. Nothing is sent,
 * nothing that is here is changed, what was emptied from the bin comes back, and what is damaged is told by its name. A ZIP
 * that is cut brings in nothing.
 */
export async function importArchive(context: ImportContext, source: StoredZip): Promise<Imported> {
  const archive = await readArchive(source);
  if (archive.kind === 'refused') return archive;
  const { tasks, files, broken } = archive;
  if (archive.bytes > context.disk.freeBytes(context.dataDir) - LEAST_FREE_BYTES) {
    const why =
      'The disk of the data folder has no room for what is in this ZIP. Nothing was brought in. Make room.';
    return { kind: 'no-room', why };
  }

  const counts = { imported: 0, known: 0, inBin: 0 };
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

function shortened(broken: ImportReport['broken']): ImportReport['broken'] {
  const rest = broken.length - MAX_BROKEN;
  if (rest <= 0) return broken;
  return [...broken.slice(0, MAX_BROKEN), { name: `${rest} more`, why: 'They are too many to be named.' }];
}
