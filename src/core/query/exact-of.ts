/** Digits as the integer that they are, of 64 bits; what is none stays text, in lower case. */
export function exactOf(digits: string): bigint | string {
  return /^-?\d{1,19}$/.test(digits) ? BigInt.asIntN(64, BigInt(digits)) : digits.toLowerCase();
}
