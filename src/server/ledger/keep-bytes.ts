import type { TaskError } from '#core/task.ts';
import type { FileStore } from './file-store.ts';
import { checkImage } from './image-check.ts';
import type { SavedBytes } from './images-table.ts';

export type Kept =
  | { readonly ok: true; readonly bytes: SavedBytes }
  | { readonly ok: false; readonly error: TaskError };

/** Keeps the bytes of a result, once they are a whole image. On disk when this resolves. */
export async function keepBytes(files: FileStore, bytes: Buffer): Promise<Kept> {
  const check = await checkImage(bytes);
  if (!check.ok)
    return {
      ok: false,
      error: {
        kind: 'provider-failed',
        message: `What came is no image. ${check.reason}`,
        issues: [],
        code: null,
      },
    };
  const sha256 = await files.keep(bytes);
  return { ok: true, bytes: { sha256, ...check.facts, bytes: bytes.byteLength } };
}

/** The same for bytes that came as base64. */
export function keepInline(files: FileStore, base64: string): Promise<Kept> {
  return keepBytes(files, Buffer.from(base64, 'base64'));
}
