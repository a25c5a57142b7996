import { Hono } from 'hono';
import { z } from 'zod';
import { createVocabulary } from '#core/query/vocabulary.ts';
import { exportTasks } from '#server/export/export-tasks.ts';
import { importArchive } from '#server/export/import-archive.ts';
import { withStoredZip } from '#server/export/with-stored-zip.ts';
import { writeZip } from '#server/export/zip/write-zip.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';
import { contentDisposition } from './content-disposition.ts';
import { downloadName } from './download-name.ts';
import { readBody } from './read-body.ts';
import { readTaskQuery } from './read-task-query.ts';
import { streamOf } from './stream-of.ts';

const idSchema = z.uuid();
const idsSchema = z.array(idSchema).min(1).max(100_000);
const bodySchema = z.strictObject({ ids: idsSchema });

/** The largest export that is brought in, in bytes. */
const MAX_IMPORT_BYTES = 16 * 2 ** 30;

/** Tasks as a ZIP, and such a ZIP back in. */
export function exportRoutes(services: Services) {
  const { ledger, files, uploads, registry, disk, settings, runnerContext, now } = services;
  const { models } = registry;
  const vocabulary = createVocabulary([...models.values()]);
  let isImporting = false;
  return new Hono()
    .get('/export', (context) => {
      const { ids, ...filter } = context.req.query();
      if (ids === undefined) return answer(idsOfList(filter));
      const named = idsSchema.safeParse(ids.split(','));
      if (!named.success) throw new Problem(422, 'Name the tasks by their ids, with commas between them.');
      return answer(named.data);
    })
    .post('/export', async (context) => {
      const { ids } = await readBody(context, bodySchema);
      return answer(ids);
    })
    .post('/import', async (context) => {
      if (Number(context.req.header('content-length') ?? 0) > MAX_IMPORT_BYTES) throw tooLarge();
      if (isImporting) throw new Problem(409, 'Another export is being brought in. Wait until it is done.');
      isImporting = true;
      try {
        return context.json(await bringIn(context.req.raw.body));
      } finally {
        isImporting = false;
      }
    });

  /** Oldest first, so that they come in elsewhere in the order in which they were made. */
  function answer(ids: readonly string[]): Response {
    const rows = [...new Set(ids)].flatMap((id) => ledger.row(id) ?? []);
    const kept = rows
      .filter(({ purged_at }) => purged_at === null)
      .toSorted((a, b) => a.accepted_at - b.accepted_at || a.seq - b.seq);
    const [first] = kept;
    if (!first) throw new Problem(404, 'There is no such task: nothing can be exported.');
    const task = ledger.task(first.id);
    const model = models.get(first.model) ?? null;
    const day = new Date(now()).toISOString().slice(0, 10);
    const name =
      kept.length === 1 && task ? downloadName(task, model) : `proofsheet-${day}-${kept.length}-tasks`;
    const entries = exportTasks(
      { ledger, files, uploads, models },
      kept.map(({ id }) => id),
    );
    return new Response(streamOf(writeZip(entries, new Date(now()))), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': contentDisposition(`${name}.zip`),
      },
    });
  }

  /** As `GET /api/tasks` has them, all pages of them. */
  function idsOfList(filter: Readonly<Record<string, string>>): readonly string[] {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query = readTaskQuery({ ...filter, limit: '200', ...(cursor ? { cursor } : {}) }, vocabulary);
      const page: ReturnType<typeof ledger.list> = ledger.list(query);
      ids.push(...page.tasks.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  }

  async function bringIn(body: AsyncIterable<Uint8Array> | null) {
    const { storage } = runnerContext;
    storage.checkRoom();
    if (storage.reason !== null) throw new Problem(507, storage.reason);
    const where = { disk, folder: files.folder, maxBytes: MAX_IMPORT_BYTES };
    const imported = await withStoredZip(body ?? [], where, (source) =>
      importArchive({ ledger, files, uploads, models, disk, dataDir: settings.dataDir, now }, source),
    );
    switch (imported.kind) {
      case 'imported':
        return imported.report;
      case 'refused':
        throw new Problem(422, imported.why);
      case 'no-room':
        throw new Problem(507, imported.why);
      case 'too-large':
        throw tooLarge();
    }
  }
}

function tooLarge(): Problem {
  return new Problem(413, 'An export of at most 16 GB can be brought in. Export fewer tasks at once.');
}
