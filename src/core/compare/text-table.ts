/** A table of texts: every row has as many cells as the head. */
export type TextTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function toCsv({ head, rows }: TextTable): string {
  return [head, ...rows].map((cells) => `${cells.map(toCsvCell).join(',')}\r\n`).join('');
}

function toCsvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** GitHub's tables. No text breaks out of its cell, and none becomes a link or markup. */
export function toMarkdown({ head, rows }: TextTable): string {
  const lines = [head, head.map(() => null), ...rows];
  return lines
    .map(
      (cells) => `| ${cells.map((cell) => (cell === null ? '---' : toMarkdownCell(cell))).join(' | ')} |\n`,
    )
    .join('');
}

function toMarkdownCell(text: string): string {
  return text
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r\n|\r|\n/g, '<br>');
}
