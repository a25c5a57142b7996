import { isLosslessNumber } from 'lossless-json';

/** A text within JSON that is written with more characters than this is long. */
const LONGEST_SHORT = 256;

/**
 * JSON in which a number stands for every long text, and what puts the texts back once it is parsed. The parser that keeps
 * digits reads texts character by character: of a picture in base64, 30 MB, for ten seconds, in a gigabyte of memory.
 * `putBack` throws where a long text is none.
 */
export function setLongTextsAside(text: string): {
  readonly rest: string;
  readonly putBack: (parsed: unknown) => unknown;
} {
  const long: string[] = [];
  let rest = '';
  let from = 0;
  let open = text.indexOf('"');
  while (open !== -1) {
    const close = endOfText(text, open);
    if (close - open - 1 > LONGEST_SHORT) {
      rest += text.slice(from, open + 1) + numberOf(long.length);
      long.push(text.slice(open, close + 1));
      from = close;
    }
    open = text.indexOf('"', close + 1);
  }

  function putBack(parsed: unknown): unknown {
    if (typeof parsed === 'string') return textOf(parsed);
    if (Array.isArray(parsed)) return parsed.map(putBack);
    if (typeof parsed !== 'object' || parsed === null || isLosslessNumber(parsed)) return parsed;
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [textOf(key), putBack(value)]));
  }

  function textOf(parsed: string): string {
    if (parsed.length <= LONGEST_SHORT) return parsed;
    return String(JSON.parse(long[Number(parsed)] ?? ''));
  }

  return long.length === 0
    ? { rest: text, putBack: (parsed) => parsed }
    : { rest: rest + text.slice(from), putBack };
}

/** Longer than any text that is left: by that it is known. */
function numberOf(index: number): string {
  return String(index).padStart(LONGEST_SHORT + 1, '0');
}

/** Where the quote stands that ends the text which begins at `open`; the end of all where there is none. */
function endOfText(text: string, open: number): number {
  for (let quote = text.indexOf('"', open + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (text[before - 1] === '\\') before--;
    if ((quote - before) % 2 === 0) return quote;
  }
  return text.length;
}
