import type { ZipSource } from './zip-source.ts';

/** For tests: a ZIP in memory. */
export function testSource(bytes: Buffer): ZipSource {
  return { size: bytes.length, read: async (from, length) => bytes.subarray(from, from + length) };
}
