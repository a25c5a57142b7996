import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { toRecipe } from '#core/recipe/to-recipe.ts';
import { writeInfotext } from '#core/recipe/write-infotext.ts';
import { embedRecipe } from '#server/export/embed/embed-recipe.ts';
import { definitionHashOf } from '#server/ledger/definition-hash.ts';
import { refetchImage } from '#server/ledger/refetch-image.ts';
import { sniffImage } from '#server/ledger/sniff-image.ts';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '#server/ledger/thumbnails.ts';
import { Problem } from '#server/problem.ts';
import type { Services } from '#server/services.ts';
import { bytesResponse } from './bytes-response.ts';
import { contentDisposition } from './content-disposition.ts';
import { downloadName } from './download-name.ts';

/** How an image leaves the server: with its sniffed type, in a sandbox, for this origin alone. */
const IMAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, max-age=31536000, immutable',
};

const widthSchema = z.coerce
  .number()
  .refine((width): width is ThumbnailWidth => THUMBNAIL_WIDTHS.some((known) => known === width));

/** Results: the bytes as they came, or a thumbnail. Immutable, so the hash is the ETag. */
export function imageRoutes({ ledger, files, thumbnails, registry, runnerContext }: Services) {
  const routes = new Hono();
  routes.post('/:id/fetch', async (context) => {
    const image = ledger.image(context.req.param('id'));
    if (!image) throw new Problem(404, 'There is no image with this id.');
    const { kind, message } = await refetchImage(runnerContext, image);
    if (kind !== 'fetched') throw new Problem(REFETCH_STATUS[kind], message);
    return context.json(ledger.task(image.task));
  });
  routes.get('/:id/aside', async (context) => {
    const image = ledger.image(context.req.param('id'));
    const bytes = image?.state === 'missing' ? await runnerContext.aside.read(image.id) : null;
    if (!image || !bytes) throw new Problem(404, 'Nothing is kept in the place of this image.');
    return context.body(new Uint8Array(bytes), 200, {
      ...IMAGE_HEADERS,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${image.id}.bin"`,
    });
  });
  routes.get('/:id/task', (context) => {
    const image = ledger.image(context.req.param('id'));
    const task = image && ledger.task(image.task);
    if (!task) throw new Problem(404, 'There is no image with this id.');
    return context.json(task);
  });
  routes.get('/:id', async (context) => {
    const image = ledger.image(context.req.param('id'));
    if (!image?.sha256 || image.state !== 'saved') throw new Problem(404, 'There is no image with this id.');
    if (context.req.query('metadata') === '1') return withRecipe(context, image.task, image.id);
    const width = readWidth(context);
    const etag = `"${image.sha256}${width ? `-${width}` : ''}"`;
    if (context.req.header('if-none-match') === etag)
      return context.body(null, 304, { etag, ...IMAGE_HEADERS });
    const bytes = width ? await thumbnails.get(image.sha256, width) : await files.read(image.sha256);
    if (!bytes) throw new Problem(404, MISSING);
    const type = width ? 'image/webp' : (image.type ?? 'application/octet-stream');
    return bytesResponse(context.req.raw, new Uint8Array(bytes), {
      'content-type': type,
      etag,
      ...IMAGE_HEADERS,
    });
  });
  return routes;

  /** The same with its recipe inside, as a file to be kept. What may be in the recipe follows its definition. */
  async function withRecipe(context: Context, taskId: string, id: string): Promise<Response> {
    const task = ledger.task(taskId);
    const image = task?.images.find((candidate) => candidate.id === id);
    const bytes = image && (await files.read(image.sha256));
    const type = bytes ? sniffImage(bytes) : null;
    if (!task || !image || !bytes || type === null) throw new Problem(404, MISSING);
    const model = registry.models.get(task.model) ?? null;
    const definitionHash = model ? definitionHashOf(model) : 'none';
    const recipe = toRecipe({ task, model, image });
    const embedded = embedRecipe(bytes, type, { recipe, infotext: writeInfotext(recipe, model) });
    if (!embedded) {
      const why =
        'Its recipe is too long for a JPEG, which takes 64 kB. Download it as it came: an export has both.';
      throw new Problem(422, why);
    }
    const name = `${downloadName(task, model)}-${image.seed ?? image.index + 1}.${EXTENSIONS[type]}`;
    return bytesResponse(context.req.raw, new Uint8Array(embedded), {
      ...IMAGE_HEADERS,
      'content-type': type,
      'cache-control': 'private, no-cache',
      'content-disposition': contentDisposition(name),
      etag: `"${image.sha256}-recipe-${definitionHash}"`,
    });
  }
}

const MISSING = 'The file of this image is missing from the data folder, or was changed there.';
const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

const REFETCH_STATUS = { here: 409, gone: 410, 'not-now': 503 } as const;

/** Input images: kept on arrival, and given back. */
export function uploadRoutes({ uploads, now }: Services) {
  return new Hono()
    .post('/', async (context) => {
      const result = await uploads.keep(Buffer.from(await context.req.arrayBuffer()), now());
      if (!result.ok) throw new Problem(422, `This file cannot be used. ${result.reason}`);
      const { sha256, width, height, bytes, type } = result.upload;
      return context.json({ id: sha256, width, height, bytes, type }, 201);
    })
    .get('/:id', async (context) => {
      const upload = uploads.find(context.req.param('id'));
      const bytes = upload && (await uploads.read(upload.sha256));
      if (!bytes) throw new Problem(404, 'There is no upload with this id.');
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': upload.type,
        'content-length': String(bytes.byteLength),
        etag: `"${upload.sha256}"`,
        ...IMAGE_HEADERS,
      });
    });
}

function readWidth(context: Context): ThumbnailWidth | null {
  const asked = context.req.query('width');
  if (asked === undefined) return null;
  const width = widthSchema.safeParse(asked);
  if (!width.success) throw new Problem(422, `Thumbnails are ${THUMBNAIL_WIDTHS.join(', ')} pixels wide.`);
  return width.data;
}
