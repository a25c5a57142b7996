import sharp from 'sharp';
import { deriveUuid } from '#server/emulator/derive-uuid.ts';
import { type InspectedImage, inspectImage } from '#server/emulator/inspect-image.ts';
import { locateImage } from '#server/emulator/locate-image.ts';
import { picturePath } from '#server/emulator/picture-path.ts';
import type { TaskOrder } from './task-order.ts';

/** Longest side kept, pixels, and life, ms. Source: shared/contracts/runware.md §4. */
const MAX_SIDE = 2048;
const LIFE_MS = 30 * 24 * 3600 * 1000;

type Stored = { readonly uuid: string; readonly url: string };

/** Keeps an image that a client gave, scaled to 2048 px a side, for use by its UUID; or says why it cannot. */
export async function storeMedia(
  value: string,
  { desk, task, origin }: TaskOrder,
): Promise<Stored | { readonly reason: string }> {
  const located = await locateImage(value, { desk, provider: 'runware', origin });
  if (located.kind === 'refused') return located;
  if (located.kind === 'unreachable')
    return { reason: 'The sandbox fetches nothing from other hosts. Send the image itself.' };
  const inspected = await inspectImage(located.bytes);
  if (!inspected) return { reason: 'It is not a whole PNG, JPEG or WebP.' };
  const bytes = await shrunk(located.bytes, inspected);
  const sha256 = desk.book.blobs.put(bytes);
  const uuid = deriveUuid(`media ${desk.book.media.count()} of ${String(task.taskUUID)} ${sha256}`);
  const extension = inspected.type.slice('image/'.length).replace('jpeg', 'jpg');
  const nowMs = desk.clock.now();
  desk.book.media.add({
    provider: 'runware',
    id: uuid,
    name: `${uuid}.${extension}`,
    type: inspected.type,
    sha256,
    size: bytes.byteLength,
    metadata: '{}',
    createdMs: nowMs,
    expiresMs: nowMs + LIFE_MS,
  });
  return { uuid, url: picturePath.toUrl({ origin, provider: 'runware', id: uuid, extension }) };
}

async function shrunk(bytes: Uint8Array, { width, height }: InspectedImage): Promise<Uint8Array> {
  if (Math.max(width, height) <= MAX_SIDE) return bytes;
  return sharp(bytes).autoOrient().resize(MAX_SIDE, MAX_SIDE, { fit: 'inside' }).toBuffer();
}
