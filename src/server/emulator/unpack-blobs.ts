import type { BlobShelf } from './blob-shelf.ts';

/** The text that `packBlobs` was given. */
export function unpackBlobs(text: string, blobs: BlobShelf): string {
  return text.replace(/@sha256:([0-9a-f]{64})@/g, (mark, sha256: string) => {
    const bytes = blobs.get(sha256);
    return bytes ? Buffer.from(bytes).toString('base64') : mark;
  });
}
