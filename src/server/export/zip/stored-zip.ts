import type { ZipSource } from '#core/archive/zip-source.ts';

/** A ZIP whose parts come as what Node has for bytes. */
export type StoredZip = Omit<ZipSource, 'read'> & {
  readonly read: (from: number, length: number) => Promise<Buffer>;
};
