/** One escape at a backslash, as JSON, JavaScript, Python and `$'…'` of shells have it: its text, and where it ends. */
export function readEscape(source: string, at: number): { readonly text: string; readonly end: number } {
  const character = source[at + 1] ?? '';
  const [digits, base] = digitsOf(source, at + 1);
  const code = digits === '' ? Number.NaN : Number.parseInt(digits, base);
  if (code <= MAX_CODE_POINT) {
    // JavaScript's \u{…} has braces around its digits.
    const braces = source[at + 2] === '{' ? 2 : 0;
    const mark = base === 16 ? 2 : 1;
    return { text: String.fromCodePoint(code), end: at + mark + digits.length + braces };
  }
  return { text: SINGLE[character] ?? character, end: at + 2 };
}

const MAX_CODE_POINT = 0x10ffff;

const SINGLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

/** The digits of a numeric escape, and their base; none where it is another. */
function digitsOf(source: string, at: number): readonly [digits: string, base: number] {
  const written = source.slice(at, at + 11);
  const [, hex = ''] =
    /^x([\da-fA-F]{2})/.exec(written) ??
    /^u([\da-fA-F]{4})/.exec(written) ??
    /^u\{([\da-fA-F]{1,6})\}/.exec(written) ??
    /^U([\da-fA-F]{8})/.exec(written) ??
    [];
  if (hex !== '') return [hex, 16];
  return [/^[0-7]{1,3}/.exec(written)?.[0] ?? '', 8];
}
