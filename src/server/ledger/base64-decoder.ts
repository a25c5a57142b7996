import type { PartFile } from './part-file.ts';

/** Decodes base64 as it comes, four characters at a time, into a part file. */
export class Base64Decoder {
  readonly #file: PartFile;
  #rest = '';

  constructor(file: PartFile) {
    this.#file = file;
  }

  async write(run: Buffer): Promise<void> {
    // JSON may write a slash with a backslash before it.
    const text = this.#rest + run.toString('latin1').replaceAll('\\', '');
    const whole = text.length - (text.length % 4);
    this.#rest = text.slice(whole);
    if (whole > 0) await this.#file.write(Buffer.from(text.slice(0, whole), 'base64'));
  }

  async end(): Promise<void> {
    if (this.#rest) await this.#file.write(Buffer.from(this.#rest, 'base64'));
  }
}
