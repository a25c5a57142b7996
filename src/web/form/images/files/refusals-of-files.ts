import { refusalOfKind } from './refusal-of-kind.ts';
import { HEAD_BYTES, sniffFile } from './sniff-file.ts';

/** Of files that nobody has given a place yet: why each can never be an input image. `null` for those that may. */
export function refusalsOfFiles(files: readonly File[]): Promise<readonly (string | null)[]> {
  return Promise.all(
    files.map(async (file) => {
      const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
      return refusalOfKind({ name: file.name, kind: sniffFile(head).kind });
    }),
  );
}
