/** The seed after this one, with all its digits, or `null` where the text is no whole number. Never rounds beyond 2^53. */
export function nextSeed(text: string): string | null {
  const digits = text.trim();
  return /^-?\d+$/.test(digits) ? String(BigInt(digits) + 1n) : null;
}
