const FIRST_CAPACITY = 1024;

/** Bytes that come in pieces of any size, held as one: a million pieces of a byte each take a megabyte, not a hundred. */
export class ByteCollector {
  #buffer = Buffer.alloc(0);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All that has come. To be read before more comes. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  add(piece: Uint8Array): void {
    const size = this.#size + piece.byteLength;
    if (size > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#buffer.length, FIRST_CAPACITY));
      larger.set(this.bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#size);
    this.#size = size;
  }

  clear(): void {
    this.#size = 0;
  }
}
