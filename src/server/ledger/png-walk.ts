import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** The length and the type before a chunk's data. */
const HEAD_BYTES = 8;
const CRC_BYTES = 4;

type Part = 'signature' | 'head' | 'data' | 'checksum' | 'end' | 'damaged';

/**
 * Walks a PNG's chunks as its bytes pass by, and checks the checksum of each. What comes after the last chunk is let
 * pass. Source: PNG (Third Edition) §5.
 */
export class PngWalk {
  #part: Part = 'signature';
  #left = SIGNATURE.length;
  #held = Buffer.alloc(0);
  #type = '';
  #checksum = 0;

  push(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0 && this.#part !== 'end' && this.#part !== 'damaged') {
      const taken = rest.subarray(0, this.#left);
      rest = rest.subarray(taken.length);
      this.#left -= taken.length;
      if (this.#part === 'data') this.#checksum = crc32(taken, this.#checksum);
      else this.#held = Buffer.concat([this.#held, taken]);
      if (this.#left > 0) return;
      [this.#part, this.#left] = this.#next(this.#held);
      this.#held = Buffer.alloc(0);
    }
  }

  /** What is wrong now that all has passed by; `null`: nothing. */
  problem(): string | null {
    if (this.#part === 'damaged') return 'It is damaged: a checksum in it is wrong.';
    return this.#part === 'end' ? null : 'It is cut off: its end is missing.';
  }

  /** What comes next, now that a part has come whole. */
  #next(held: Buffer): readonly [part: Part, bytes: number] {
    switch (this.#part) {
      case 'signature':
        return held.equals(SIGNATURE) ? ['head', HEAD_BYTES] : ['damaged', 0];
      case 'head': {
        this.#type = held.toString('latin1', 4);
        this.#checksum = crc32(held.subarray(4));
        const length = held.readUInt32BE(0);
        return length > 0 ? ['data', length] : ['checksum', CRC_BYTES];
      }
      case 'data':
        return ['checksum', CRC_BYTES];
      case 'checksum':
        if (held.readUInt32BE(0) !== this.#checksum) return ['damaged', 0];
        return this.#type === 'IEND' ? ['end', 0] : ['head', HEAD_BYTES];
      case 'end':
      case 'damaged':
        return [this.#part, 0];
    }
  }
}
