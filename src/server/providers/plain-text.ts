/** The longest text of a provider that is kept, in characters. Source: threats.md R10. */
const MAX_LENGTH = 2048;

/** A provider's text as it may be shown: without control characters and terminal codes, and cut. */
export function toPlainText(text: unknown, maxLength = MAX_LENGTH): string {
  if (typeof text !== 'string') return '';
  const plain = text
    .slice(0, 4 * MAX_LENGTH)
    .replace(/\p{Cc}\[[0-9;]*[A-Za-z]/gu, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  return plain.length > maxLength ? `${plain.slice(0, maxLength)}…` : plain;
}
