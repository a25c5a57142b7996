import { Hono } from 'hono';
import type { Gallery } from './gallery.ts';
import { picturePath } from './picture-path.ts';

/** Serves results and uploads of both providers: to anyone, from any page, as their hosts do. Source: replicate.md §7. */
export function pictureRoutes(gallery: Gallery): Hono {
  return new Hono().get('/*', async function showPicture(context) {
    const id = picturePath.toId(context.req.path);
    const shown = id ? await gallery.any(id) : null;
    if (!shown)
      return new Response('Not found\n', { status: 404, headers: { ...OPEN, 'content-type': 'text/plain' } });
    return new Response(Buffer.from(shown.bytes), {
      headers: {
        ...OPEN,
        'content-type': shown.type,
        'content-length': String(shown.bytes.byteLength),
        'cache-control': 'public,max-age=3600',
      },
    });
  });
}

const OPEN = { 'access-control-allow-origin': '*' };
