import { readImageValue } from '#core/schema/image-value.ts';
import type { Desk } from './desk.ts';
import { picturePath } from './picture-path.ts';
import type { ProviderName } from './provider-name.ts';
import { readInlineImage } from './read-inline-image.ts';

/** Where an image value on the wire leads. */
export type LocatedImage =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreachable'; readonly label: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly isUnknown?: boolean };

const NOT_AN_ADDRESS = "Does not match format 'uri'";
/** More characters than any address or id has. */
const LONGEST = 4096;

type Place = {
  readonly desk: Desk;
  readonly provider: ProviderName;
  /** Of the request at hand: what lies there is the emulator's own. */
  readonly origin: string;
};

/**
 * Follows an image value: inline data, an own URL, an id of Runware's. A foreign host is never asked: the emulator makes no
 * connections. The product's own `upload:` and `image:` are refused, as the real providers would.
 */
export async function locateImage(text: string, { desk, provider, origin }: Place): Promise<LocatedImage> {
  if (URL.canParse(text) && new URL(text).origin === origin) return locateOwn(new URL(text).pathname, desk);
  const bytes = readInlineImage(text);
  if (bytes) {
    // Bare base64 is Runware's alone (runware.md §4); Replicate's values are addresses (replicate.md §8).
    const isTaken = provider === 'runware' || text.startsWith('data:');
    return isTaken ? { kind: 'bytes', bytes } : { kind: 'refused', reason: NOT_AN_ADDRESS };
  }
  const value = readImageValue(text.slice(0, LONGEST));
  switch (value.kind) {
    case 'refused':
      return value;
    case 'upload':
    case 'image':
      return { kind: 'refused', reason: 'It is neither a URL, a data URI nor a UUID.' };
    case 'url':
      return { kind: 'unreachable', label: labelOf(new URL(value.url)) };
    case 'provider-id': {
      if (provider === 'replicate') return { kind: 'refused', reason: NOT_AN_ADDRESS };
      const shown = await desk.gallery.any(value.id.toLowerCase());
      return shown ? { kind: 'bytes', bytes: shown.bytes } : unknownImage();
    }
    case 'inline':
      return { kind: 'refused', reason: 'It is not whole base64.' };
  }
}

async function locateOwn(pathname: string, desk: Desk): Promise<LocatedImage> {
  const fileId = /^\/replicate\/v1\/files\/([A-Za-z0-9]+)$/.exec(pathname)?.[1];
  if (fileId) {
    const entry = desk.book.media.get({ provider: 'replicate', id: fileId }, desk.clock.now());
    const bytes = entry ? desk.book.blobs.get(entry.sha256) : null;
    return bytes ? { kind: 'bytes', bytes } : unknownImage();
  }
  const pictureId = picturePath.toId(pathname);
  const shown = pictureId ? await desk.gallery.any(pictureId) : null;
  return shown ? { kind: 'bytes', bytes: shown.bytes } : unknownImage();
}

function unknownImage(): LocatedImage {
  return { kind: 'refused', reason: 'There is no such image, or none any more.', isUnknown: true };
}

/** `https://assets.example.com/a/b/cat.jpg?x=1` → `assets.example.com/…/cat.jpg`. */
function labelOf(url: URL): string {
  const parts = url.pathname.split('/').filter(Boolean);
  return [url.host, ...(parts.length > 1 ? ['…'] : []), ...parts.slice(-1)].join('/');
}
