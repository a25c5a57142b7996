import { sniffImage } from './sniff-image.ts';

/** Base64 that is shorter than this may be an id or a word. In characters. */
const LEAST_LENGTH = 1024;
const BASE64 = /^(?:data:(image\/[a-z0-9.+-]+);base64,)?([A-Za-z0-9+/]+={0,2})$/;

const COUNTS = new Intl.NumberFormat('en');

/** What stands for an image of so many bytes where texts are kept. */
export function describeBytes(bytes: number, type: string | null): string {
  return `… ${COUNTS.format(bytes)} bytes of ${type ?? 'an image'}`;
}

/** The same for a text that is an image in base64, by itself or as a data URI; else the text. */
export function describeImage(text: string): string {
  const [, told, base64 = ''] =
    text.length < LEAST_LENGTH && !text.startsWith('data:') ? [] : (BASE64.exec(text) ?? []);
  const type = told ?? sniffImage(Buffer.from(base64.slice(0, 16), 'base64'));
  if (base64 === '' || type === null) return text;
  return describeBytes(Buffer.byteLength(base64, 'base64'), type);
}
