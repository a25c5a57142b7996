/** A ZIP of which any part can be read: a file, or bytes in memory. */
export type ZipSource = {
  readonly size: number;
  /** The bytes from a place on; fewer where it ends before. */
  readonly read: (from: number, length: number) => Promise<Uint8Array>;
};
