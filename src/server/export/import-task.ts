import { buffer } from 'node:stream/consumers';
import type { ArchiveParts } from '#core/archive/archive-parts.ts';
import type { ImportReport } from '#core/import-report.ts';
import { parseJson } from '#core/json.ts';
import { KEPT_ASIDE, type TaskError } from '#core/task.ts';
import { checkImage } from '#server/ledger/image-check.ts';
import type { Received } from '#server/ledger/part-file.ts';
import type { ImageRow, TaskRow } from '#server/ledger/task-row.ts';
import { MAX_UPLOAD_BYTES } from '#server/ledger/uploads.ts';
import { type ExportedTask, exportedTaskSchema } from './exported-task.ts';
import type { ImportContext } from './import-context.ts';
import { importedExchanges } from './imported-exchanges.ts';
import { importedImageRow } from './imported-image-row.ts';
import { importedTaskRow } from './imported-task-row.ts';
import { uploadsIn } from './uploads-in.ts';
import { BrokenPartError, readPart } from './zip/read-part.ts';
import type { StoredZip } from './zip/stored-zip.ts';

type Line = {
  /** `null`: it is too long to be read. */
  readonly text: string | null;
  readonly name: string;
  readonly source: StoredZip;
  readonly files: ArchiveParts['files'];
};

type Outcome = {
  readonly kind: 'imported' | 'known' | 'inBin' | 'broken';
  readonly broken: ImportReport['broken'];
};

/**
 * Brings in one task with its images. One that is known stays as it is, in the bin too; of one that was emptied from it, all
 * comes back; one that is damaged is not taken at all.
 */
export async function importTask(context: ImportContext, line: Line): Promise<Outcome> {
  const { ledger, models, now } = context;
  const raw = line.text === null ? undefined : parseJson(line.text);
  const parsed = exportedTaskSchema.safeParse(raw);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    const what =
      raw === undefined
        ? 'It is no JSON that can be read'
        : `It is no task: ${at || 'something'} is not as it must be`;
    return { kind: 'broken', broken: [{ name: line.name, why: `${what}. It was left out.` }] };
  }
  const task = parsed.data;
  const here = ledger.row(task.id);
  if (here && here.purged_at === null)
    return { kind: here.deleted_at === null ? 'known' : 'inBin', broken: [] };
  if (here && !isThatTask(here, task)) {
    const why = 'Its id was that of another task here, which was emptied from the bin. It was left out.';
    return { kind: 'broken', broken: [{ name: line.name, why }] };
  }
  const taken = [...task.images, ...task.missing].find(({ id }) => ledger.image(id) !== null);
  if (taken) {
    const why = `An image with the id ${taken.id} belongs to another task here. This task was left out.`;
    return { kind: 'broken', broken: [{ name: line.name, why }] };
  }

  const broken: ImportReport['broken'] = [];
  const images: ImageRow[] = task.missing.map(({ id, index: place, error }) =>
    importedImageRow({ id, task: task.id, place }, { error: withoutAside(error) }),
  );
  for (const image of task.images) {
    const place = { id: image.id, task: task.id, place: image.index };
    const received = await bringInImage(context, line, image.sha256);
    if (received.ok) {
      const { providerId: provider_id, seed, costUsd: cost_usd, unsafe } = image;
      images.push(importedImageRow(place, { provider_id, seed, cost_usd, unsafe, ...received.bytes }));
    } else {
      images.push(importedImageRow(place, { error: lostError(received.reason) }));
      broken.push({ name: `images/${image.sha256}`, why: received.reason });
    }
  }
  for (const sha256 of uploadsIn(task.input)) {
    const why = await bringInUpload(context, line, sha256);
    if (why !== null) broken.push({ name: `uploads/${sha256}`, why });
  }
  const model = models.get(task.model) ?? null;
  const row = importedTaskRow(task, { model, now: now() });
  const exchanges = importedExchanges(task.exchanges, model);
  return { kind: ledger.bringIn({ task: row, images, exchanges }) ? 'imported' : 'known', broken };
}

/** An id is only a name; a file from elsewhere may give it to anything. */
function isThatTask(row: TaskRow, { model, times, sandbox }: ExportedTask): boolean {
  return row.model === model && row.accepted_at === Date.parse(times.accepted) && row.sandbox === sandbox;
}

/** An image that is here already is not stored again. */
async function bringInImage(
  { files }: ImportContext,
  { source, files: parts }: Line,
  sha256: ExportedTask['images'][number]['sha256'],
): Promise<Received> {
  const here = files.has(sha256) ? await files.read(sha256) : null;
  const check = here && (await checkImage(here));
  if (check?.ok) return { ok: true, bytes: { sha256, ...check.facts, bytes: here?.byteLength ?? 0 } };
  const part = parts.get(`images/${sha256}`);
  if (!part) return { ok: false, reason: 'Its file is not in the ZIP.' };
  try {
    return await files.receive(readPart(source, part), sha256);
  } catch (failure) {
    if (!(failure instanceof BrokenPartError)) throw failure;
    return { ok: false, reason: failure.message };
  }
}

/** Why an input image is not here, or `null` where it is. */
async function bringInUpload(
  { uploads, now }: ImportContext,
  { source, files: parts }: Line,
  sha256: string,
): Promise<string | null> {
  if (uploads.has(sha256)) return null;
  const part = parts.get(`uploads/${sha256}`);
  if (!part) return 'Its file is not in the ZIP.';
  if (part.bytes > MAX_UPLOAD_BYTES) return 'It is larger than 30 MB.';
  try {
    const kept = await uploads.keep(await buffer(readPart(source, part)), now());
    if (!kept.ok) return kept.reason;
    return kept.upload.sha256 === sha256 ? null : 'Its bytes are not those that its name stands for.';
  } catch (failure) {
    if (!(failure instanceof BrokenPartError)) throw failure;
    return failure.message;
  }
}

function lostError(reason: string): TaskError {
  const message = `This image did not come with its task. ${reason} Run its recipe again to have it.`;
  return { kind: 'timed-out', message, issues: [], code: null };
}

/** What was kept in the place of an image stays where it was made. */
function withoutAside(error: TaskError): TaskError {
  return error.code === KEPT_ASIDE ? { ...error, code: null } : error;
}
