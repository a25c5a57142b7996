import type { BlobShelf } from './blob-shelf.ts';

/**
 * Takes long base64 runs (from 4,096 characters) out of a text and leaves their hash, so that an image that is sent
 * a hundred times is stored once. Only runs that decode and encode to the same characters: `unpackBlobs` gives back every one.
 */
export function packBlobs(text: string, blobs: BlobShelf): string {
  return text.replace(/[A-Za-z0-9+/]{4096,}={0,2}/g, (run) => {
    const bytes = Buffer.from(run, 'base64');
    return bytes.toString('base64') === run ? `@sha256:${blobs.put(bytes)}@` : run;
  });
}
