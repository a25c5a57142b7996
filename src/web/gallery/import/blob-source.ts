import type { ZipSource } from '#core/archive/zip-source.ts';

/** A ZIP that is a file of the browser's: only what is asked for is read of it. */
export function blobSource(file: Blob): ZipSource {
  return {
    size: file.size,
    read: async (from, length) => new Uint8Array(await file.slice(from, from + length).arrayBuffer()),
  };
}
