import type { Clock } from '#core/clock.ts';
import type { Model } from '#core/models/registry.ts';
import type { Book } from './book.ts';
import { createByteCache } from './byte-cache.ts';
import { drawPicture, type PictureRequest } from './picture/draw-picture.ts';
import type { PictureEntry } from './picture-shelf.ts';
import type { PictureSource } from './plan-picture.ts';
import type { ProviderName } from './provider-name.ts';
import { pictureRequest as replicatePicture } from './replicate/picture-request.ts';
import { pictureRequest as runwarePicture } from './runware/picture-request.ts';
import type { TaskEntry } from './task-shelf.ts';

/** A picture or a stored image, and its media type. */
type Shown = { readonly bytes: Uint8Array; readonly type: string };

/** A picture, and the task that it is a result of. */
type Found = { readonly task: TaskEntry; readonly picture: PictureEntry };

export type Gallery = {
  /** The bytes of a result, whether its URL still leads to it or not. `null` where its model is not known any more. */
  readonly draw: (found: Found) => Promise<Shown | null>;
  /** A result, drawn when needed. `null` where there is none, or none any more. */
  readonly result: (id: string) => Promise<Shown | null>;
  /** A result or an upload by the id in its URL. */
  readonly any: (id: string) => Promise<Shown | null>;
};

const CACHE_BYTES = 64 * 1024 * 1024;
/** How far a twin's picture is from the first one's, in seeds. */
const TWIN = 1n << 40n;

const requestOf = { runware: runwarePicture, replicate: replicatePicture } satisfies Record<
  ProviderName,
  (source: PictureSource) => PictureRequest
>;

/** The pictures of all tasks. Nothing is stored: a picture is drawn again from its task, and comes out the same. */
export function createGallery({ models, book, clock }: GalleryParts): Gallery {
  const cache = createByteCache(CACHE_BYTES);
  const drawing = new Map<string, Promise<Uint8Array>>();

  async function drawOnce(id: string, request: PictureRequest): Promise<Uint8Array> {
    const bytes = cache.get(id) ?? (await drawPicture(request));
    cache.set(id, bytes);
    return bytes;
  }

  async function draw(found: Found): Promise<Shown | null> {
    const { id } = found.picture;
    const standIn = book.tasks.pictures.standIn(id);
    const bytes = standIn && book.blobs.get(standIn.sha256);
    if (standIn && bytes) return { bytes, type: standIn.type };
    const request = toRequest(found);
    if (!request) return null;
    const running = drawing.get(id) ?? drawOnce(id, request).finally(() => drawing.delete(id));
    drawing.set(id, running);
    return { bytes: await running, type: `image/${request.format}` };
  }

  async function result(address: string): Promise<Shown | null> {
    const found = book.tasks.ofPicture(address);
    return !found || found.picture.expiresMs <= clock.now() ? null : draw(found);
  }

  function toRequest({ task, picture }: Found): PictureRequest | null {
    const model = models.find((each) => each.id === task.model);
    if (!model) return null;
    // Two runs of one seed are never the same to the last bit: they may be on two machines.
    const seed = task.fate.isTwin ? String(BigInt.asUintN(63, BigInt(picture.seed) + TWIN)) : picture.seed;
    return requestOf[task.provider]({ model, input: task.input, seed, blobs: book.blobs });
  }

  function upload(id: string): Shown | null {
    const entry = book.media.get({ provider: 'runware', id }, clock.now());
    const bytes = entry ? book.blobs.get(entry.sha256) : null;
    return entry && bytes ? { bytes, type: entry.type } : null;
  }

  return { draw, result, any: async (id) => (await result(id)) ?? upload(id) };
}

type GalleryParts = { readonly models: readonly Model[]; readonly book: Book; readonly clock: Clock };
