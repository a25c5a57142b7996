import { createHash } from 'node:crypto';

/** 32 of the lower-case letters and digits, without those that look alike. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** An opaque name of `length` lower-case letters and digits, at most 32; the same for the same text. */
export function predictionId(text: string, length = 26): string {
  const hash = createHash('sha256').update(text).digest();
  return Array.from(hash.subarray(0, length), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
