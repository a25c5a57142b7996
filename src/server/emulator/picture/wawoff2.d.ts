/** wawoff2 has no types. Its root would load the compressor too; this file is the half that is needed. */
declare module 'wawoff2/decompress.js' {
  /** Rejects where the file is not WOFF2. The result is a view that the next call overwrites. */
  function decompress(file: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}
