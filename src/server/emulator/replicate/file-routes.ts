import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { parseJson } from '#core/json.ts';
import { deriveUuid } from '#server/emulator/derive-uuid.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import type { MediaEntry } from '#server/emulator/media-shelf.ts';
import { invalidInput } from './invalid-input.ts';
import { notFound } from './not-found.ts';

/** From creation, ms, exactly. Source: shared/contracts/replicate.md §8. */
const LIFE_MS = 24 * 3600 * 1000;

/** Files that a client gives, whose `urls.get` serves as an input image for 24 h. Source: shared/contracts/replicate.md §8. */
export function fileRoutes({ book, clock }: Desk): Hono {
  const show = (entry: MediaEntry, origin: string) => {
    const bytes = book.blobs.get(entry.sha256) ?? new Uint8Array();
    const md5 = createHash('md5').update(bytes).digest('hex');
    return {
      id: entry.id,
      name: entry.name,
      content_type: entry.type,
      size: entry.size,
      etag: md5,
      checksums: { sha256: entry.sha256, md5 },
      metadata: parseJson(entry.metadata) ?? {},
      created_at: new Date(entry.createdMs).toISOString(),
      expires_at: new Date(entry.expiresMs).toISOString(),
      urls: { get: `${origin}/replicate/v1/files/${entry.id}` },
    };
  };
  const find = (id: string) => book.media.get({ provider: 'replicate', id }, clock.now());
  const routes = new Hono();

  routes.post('/', async function addFile({ req }) {
    const form = await req.raw.formData().catch(() => null);
    const content = form?.get('content');
    if (!(content instanceof File)) {
      return invalidInput([{ type: 'required', field: '', description: 'content is required' }]);
    }
    const bytes = new Uint8Array(await content.arrayBuffer());
    const sha256 = book.blobs.put(bytes);
    const nowMs = clock.now();
    const entry: MediaEntry = {
      provider: 'replicate',
      // The real ids are base64 of a UUID too.
      id: Buffer.from(deriveUuid(`file ${book.media.count()} at ${nowMs} ${sha256}`)).toString('base64'),
      name: textOf(form?.get('filename')) ?? content.name,
      type: textOf(form?.get('type')) ?? (content.type || 'application/octet-stream'),
      sha256,
      size: bytes.byteLength,
      metadata: await metadataOf(form?.get('metadata')),
      createdMs: nowMs,
      expiresMs: nowMs + LIFE_MS,
    };
    book.media.add(entry);
    return jsonResponse(show(entry, new URL(req.url).origin), { status: 201 });
  });
  routes.get('/', function listFiles({ req }) {
    const { origin } = new URL(req.url);
    const results = book.media.list('replicate', clock.now()).map((entry) => show(entry, origin));
    return jsonResponse({ next: null, previous: null, results });
  });
  routes.get('/:id', function getFile({ req }) {
    const entry = find(req.param('id'));
    return entry ? jsonResponse(show(entry, new URL(req.url).origin)) : notFound();
  });
  routes.delete('/:id', function deleteFile({ req }) {
    const entry = find(req.param('id'));
    if (!entry) return notFound();
    book.media.remove(entry);
    return new Response(null, { status: 204, headers: { 'content-type': 'text/plain' } });
  });
  return routes;
}

function textOf(part: FormDataEntryValue | null | undefined): string | undefined {
  return typeof part === 'string' && part !== '' ? part : undefined;
}

/** The part `metadata` comes as a field or, from the npm client, as a file of type application/json (§16). */
async function metadataOf(part: FormDataEntryValue | null | undefined): Promise<string> {
  if (part instanceof File) return part.text();
  return textOf(part) ?? '{}';
}
