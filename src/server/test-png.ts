import { deflateSync } from 'node:zlib';
import { testPngChunk } from './test-png-chunk.ts';

type TestPng = {
  readonly width: number;
  readonly height: number;
  /** Bits of a grey pixel. */
  readonly depth?: 1 | 8;
  /** Chunks before the pixels. */
  readonly chunks?: readonly Buffer[];
  /** The pixels, compressed; all black unless given. */
  readonly pixels?: Buffer;
};

/** For tests: a grey PNG by its parts, as no encoder writes it. */
export function testPng({ width, height, depth = 8, chunks = [], pixels }: TestPng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 0, 0, 0, 0], 8);
  const rowBytes = 1 + Math.ceil((width * depth) / 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    testPngChunk('IHDR', header),
    ...chunks,
    testPngChunk('IDAT', pixels ?? deflateSync(Buffer.alloc(rowBytes * height))),
    testPngChunk('IEND'),
  ]);
}
