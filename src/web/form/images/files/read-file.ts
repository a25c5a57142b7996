import type { Size } from '#core/schema/size.ts';
import { measurePicture } from './measure-picture.ts';
import { HEAD_BYTES, type SniffedFile, sniffFile } from './sniff-file.ts';

export type FileFacts = SniffedFile & {
  /** As the person knows it; empty for what came from a clipboard. */
  readonly name: string;
  readonly bytes: number;
  /** `null` where this browser cannot read it, or should not try. */
  readonly size: Size | null;
};

/** What can be known of a file before it is uploaded: its kind by its bytes, its size in pixels by its header. */
export async function readFile(file: Blob, name: string): Promise<FileFacts> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const sniffed = sniffFile(head);
  const size = READABLE.has(sniffed.kind) ? await measureFile(file, sniffed.kind) : null;
  return { ...sniffed, name, bytes: file.size, size };
}

/** What some browser can show. A drawing (SVG) is not tried: it would have to be run. */
const READABLE = new Set(['png', 'jpeg', 'webp', 'gif', 'bmp', 'avif', 'heic']);

async function measureFile(file: Blob, kind: string): Promise<Size | null> {
  // By its bytes, not by its name, which may lie.
  const url = URL.createObjectURL(file.slice(0, file.size, `image/${kind}`));
  try {
    return await measurePicture(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
