import { Base64Decoder } from './base64-decoder.ts';
import { ByteCollector } from './byte-collector.ts';
import type { Inbox } from './inbox.ts';
import type { PartFile } from './part-file.ts';

/** A body is longer than it may be. */
class BodyTooLargeError extends Error {
  readonly code = 'BODY_TOO_LARGE';
}

/** The most bytes of an answer, its images counted. */
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;
/** The most of an answer that is held in memory, its small images counted and not counted, in bytes. Source: threats.md R10. */
const MAX_HELD_BYTES = 32 * 1024 * 1024;
const MAX_TEXT_BYTES = 4 * 1024 * 1024;
/** A base64 text that is longer than this is an image, too small to be set aside. In bytes. */
const SMALL_IMAGE_BYTES = 1024;
/** A text within the JSON that is longer than this, and base64, is an image: it goes to disk as it comes. In bytes. */
const LARGE_TEXT_BYTES = 64 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** As JSON may write it: a slash with a backslash before it, of which the piece at hand may hold the first half. */
const BASE64 = /^(data:[a-z]+\\?\/[a-z0-9.+-]+;base64,)?([A-Za-z0-9+/]|\\\/)+={0,2}\\?$/;

/**
 * Reads a JSON body as text, in which every large base64 text has become the token of a part in the inbox: as whole
 * JSON, twenty pictures would take a gigabyte and hold everything up while they are parsed.
 */
export async function readAnswer(body: AsyncIterable<Uint8Array> | null, inbox: Inbox): Promise<string> {
  const reader = new AnswerReader(inbox);
  try {
    let size = 0;
    for await (const chunk of body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_ANSWER_BYTES)
        throw new BodyTooLargeError(`The answer is longer than ${MAX_ANSWER_BYTES} bytes.`);
      await reader.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
    return await reader.end();
  } catch (failure) {
    await reader.discard();
    throw failure;
  }
}

class AnswerReader {
  readonly #inbox: Inbox;
  /** What has come but for what was set aside. */
  readonly #held = new ByteCollector();
  /** What is held but images. */
  #plainSize = 0;
  #isInText = false;
  /** A backslash was the last byte: the next one belongs to it, whatever it is. */
  #isEscaped = false;
  /** What has come of the text at hand. */
  readonly #text = new ByteCollector();
  /** It is long, and no base64: it stays where it is. */
  #isPlain = false;
  #part: { readonly file: PartFile; readonly decoder: Base64Decoder } | null = null;

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  async push(chunk: Buffer): Promise<void> {
    let at = 0;
    while (at < chunk.length) {
      const end = this.#isInText ? this.#endOfText(chunk, at) : chunk.indexOf(QUOTE, at);
      const run = chunk.subarray(at, end === -1 ? chunk.length : end);
      if (this.#isInText) await this.#addText(run);
      else this.#keep(run);
      if (end === -1) return;
      if (this.#isInText) await this.#endText();
      this.#keep(chunk.subarray(end, end + 1));
      this.#isInText = !this.#isInText;
      at = end + 1;
    }
  }

  async end(): Promise<string> {
    await this.discard();
    this.#flushText();
    return this.#held.bytes.toString('utf8');
  }

  async discard(): Promise<void> {
    await this.#part?.file.discard();
  }

  /** Where the quote stands that ends the text, or -1. */
  #endOfText(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at++;
    }
    for (;;) {
      const quote = chunk.indexOf(QUOTE, at);
      const backslash = chunk.subarray(at, quote === -1 ? undefined : quote).indexOf(BACKSLASH);
      if (backslash === -1) return quote;
      at += backslash + 2;
      if (at > chunk.length) {
        this.#isEscaped = true;
        return -1;
      }
    }
  }

  async #addText(run: Buffer): Promise<void> {
    if (this.#part) return this.#part.decoder.write(run);
    this.#text.add(run);
    if (this.#isPlain || this.#text.size <= LARGE_TEXT_BYTES) return this.#check();
    const begun = this.#text.bytes.toString('latin1');
    if (!BASE64.test(begun)) {
      this.#isPlain = true;
      return;
    }
    const file = await this.#inbox.openPart();
    this.#part = { file, decoder: new Base64Decoder(file) };
    this.#text.clear();
    await this.#part.decoder.write(Buffer.from(begun.slice(begun.indexOf(',') + 1), 'latin1'));
  }

  async #endText(): Promise<void> {
    if (this.#part) {
      await this.#part.decoder.end();
      this.#keep(Buffer.from(this.#inbox.put(this.#part.file)));
      this.#part = null;
    } else this.#flushText();
    this.#isPlain = false;
  }

  #flushText(): void {
    const text = this.#text.bytes;
    const isImage = text.length > SMALL_IMAGE_BYTES && !this.#isPlain && BASE64.test(text.toString('latin1'));
    this.#text.clear();
    if (isImage) this.#plainSize -= text.length;
    this.#keep(text);
  }

  #keep(bytes: Buffer): void {
    this.#held.add(bytes);
    this.#plainSize += bytes.length;
    this.#check();
  }

  #check(): void {
    const isTooMuch =
      this.#held.size + this.#text.size > MAX_HELD_BYTES ||
      this.#plainSize + (this.#isPlain ? this.#text.size : 0) > MAX_TEXT_BYTES;
    if (isTooMuch)
      throw new BodyTooLargeError(
        `The answer is longer than ${MAX_TEXT_BYTES} bytes, its images not counted.`,
      );
  }
}
