import { crc32 } from 'node:zlib';
import { readOrientation } from './read-orientation.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** The length and the type before a chunk's data. */
const HEAD_BYTES = 8;
const CRC_BYTES = 4;
/** Chunks whose data is looked at, and the most that is held of one, in bytes. All others pass by, whatever they inflate to. */
const READ_CHUNKS: readonly string[] = ['IHDR', 'acTL', 'eXIf'];
const MAX_READ_BYTES = 64 * 1024;
const HEADER_BYTES = 13;
const NO_BEGINNING = 'it does not begin as it must';

type Part = 'signature' | 'head' | 'data' | 'checksum' | 'end' | 'damaged';

/** What a PNG's own header says of it. Its size in pixels is as stored, not as turned. */
type PngFacts = {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly frames: number;
};

/**
 * Walks a PNG's chunks as its bytes pass by, checks the checksum of each, and reads its size. What comes after the last
 * chunk is let pass. Source: PNG (Third Edition) §5, §11.
 */
export class PngWalk {
  #part: Part = 'signature';
  #left = SIGNATURE.length;
  #held = Buffer.alloc(0);
  #type = '';
  #checksum = 0;
  #data: Buffer[] = [];
  #isRead = false;
  #hasPixels = false;
  #problem = 'It is cut off: its end is missing.';
  #facts: PngFacts | null = null;

  push(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0 && this.#part !== 'end' && this.#part !== 'damaged') {
      const taken = rest.subarray(0, this.#left);
      rest = rest.subarray(taken.length);
      this.#left -= taken.length;
      if (this.#part !== 'data') this.#held = Buffer.concat([this.#held, taken]);
      else {
        this.#checksum = crc32(taken, this.#checksum);
        if (this.#isRead) this.#data.push(Buffer.from(taken));
      }
      if (this.#left > 0) return;
      [this.#part, this.#left] = this.#next(this.#held);
      this.#held = Buffer.alloc(0);
    }
  }

  /** What it says of itself, now that all has passed by, or what is wrong with it. */
  end(): PngFacts | { readonly problem: string } {
    return this.#part === 'end' && this.#facts ? this.#facts : { problem: this.#problem };
  }

  /** What comes next, now that a part has come whole. */
  #next(held: Buffer): readonly [part: Part, bytes: number] {
    switch (this.#part) {
      case 'signature':
        return held.equals(SIGNATURE) ? ['head', HEAD_BYTES] : this.#damaged(NO_BEGINNING);
      case 'head': {
        this.#type = held.toString('latin1', 4);
        this.#checksum = crc32(held.subarray(4));
        const length = held.readUInt32BE(0);
        const isFirst = this.#facts === null;
        if (isFirst !== (this.#type === 'IHDR') || (isFirst && length !== HEADER_BYTES))
          return this.#damaged(NO_BEGINNING);
        this.#isRead = READ_CHUNKS.includes(this.#type) && length <= MAX_READ_BYTES;
        return length > 0 ? ['data', length] : ['checksum', CRC_BYTES];
      }
      case 'data':
        return ['checksum', CRC_BYTES];
      case 'checksum':
        if (held.readUInt32BE(0) !== this.#checksum) return this.#damaged('a checksum in it is wrong');
        this.#facts = this.#read(Buffer.concat(this.#data.splice(0)));
        this.#hasPixels ||= this.#type === 'IDAT';
        if (this.#type !== 'IEND') return ['head', HEAD_BYTES];
        return this.#hasPixels ? ['end', 0] : this.#damaged('there is no picture in it');
      case 'end':
      case 'damaged':
        return [this.#part, 0];
    }
  }

  #damaged(reason: string): readonly [part: Part, bytes: number] {
    this.#problem = `It is damaged: ${reason}.`;
    return ['damaged', 0];
  }

  #read(data: Buffer): PngFacts {
    const facts = this.#facts ?? { width: 0, height: 0, orientation: 1, frames: 1 };
    if (this.#type === 'IHDR') return { ...facts, width: data.readUInt32BE(0), height: data.readUInt32BE(4) };
    if (this.#type === 'acTL' && data.length >= 4) return { ...facts, frames: data.readUInt32BE(0) };
    if (this.#type === 'eXIf') return { ...facts, orientation: readOrientation(data) };
    return facts;
  }
}
