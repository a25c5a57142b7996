import { CODE } from './literal.ts';
import { readEscape } from './read-escape.ts';

/** A text in quotes, and where it ends. `CODE` where it has values of other places in it. */
type Quoted = { readonly value: string | typeof CODE; readonly end: number };

/**
 * Reads the text that begins with a quote at `at`: of JSON, JavaScript or Python, in triple quotes or backticks too.
 * `null`: it does not end, or not on its line.
 */
export function readQuoted(source: string, at: number, prefix = ''): Quoted | null {
  const quote = source[at] ?? '';
  const isTriple = quote !== '`' && source.startsWith(quote.repeat(3), at);
  const closing = isTriple ? quote.repeat(3) : quote;
  const spansLines = isTriple || quote === '`';
  const isRaw = /r/i.test(prefix);
  const hole = quote === '`' ? '${' : /f/i.test(prefix) ? '{' : null;
  let hasHole = false;
  let text = '';
  for (let index = at + closing.length; index < source.length; ) {
    if (source.startsWith(closing, index))
      return { value: hasHole ? CODE : text, end: index + closing.length };
    const character = source[index] ?? '';
    if (character === '\n' && !spansLines) return null;
    if (character === '\\') {
      const escaped = isRaw
        ? { text: source.slice(index, index + 2), end: index + 2 }
        : readEscape(source, index);
      text += escaped.text;
      index = escaped.end;
    } else {
      if (hole !== null && source.startsWith(hole, index)) hasHole = true;
      text += character;
      index++;
    }
  }
  return null;
}
