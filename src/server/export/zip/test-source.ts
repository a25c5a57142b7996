import type { StoredZip } from './stored-zip.ts';

/** For tests: a ZIP in memory. */
export function testSource(bytes: Buffer): StoredZip {
  return { size: bytes.length, read: async (from, length) => bytes.subarray(from, from + length) };
}
