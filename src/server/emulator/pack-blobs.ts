import type { BlobShelf } from './blob-shelf.ts';

/**
 * Takes long base64 runs (from 4,096 characters) out of a text and leaves their hash, so that an image that is sent
 * a hundred times is stored once. Only runs that decode and encode to the same characters: `unpackBlobs` gives back every one.
 */
export function packBlobs(text: string, blobs: BlobShelf): string {
  const start = /[A-Za-z0-9+/]{4096}/g;
  const pieces: string[] = [];
  let done = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const end = endOfRun(text, match.index);
    const run = text.slice(match.index, end);
    const bytes = Buffer.from(run, 'base64');
    const isExact = bytes.toString('base64') === run;
    pieces.push(text.slice(done, match.index), isExact ? `@sha256:${blobs.put(bytes)}@` : run);
    done = end;
    start.lastIndex = end;
  }
  return `${pieces.join('')}${text.slice(done)}`;
}

/** Found piece by piece: one greedy pattern over megabytes overflows the stack of the pattern matcher. */
function endOfRun(text: string, from: number): number {
  const piece = /[A-Za-z0-9+/]{1,4096}/y;
  const padding = /={0,2}/y;
  let end = from;
  for (piece.lastIndex = end; piece.test(text); piece.lastIndex = end) end = piece.lastIndex;
  padding.lastIndex = end;
  padding.test(text);
  return padding.lastIndex;
}
