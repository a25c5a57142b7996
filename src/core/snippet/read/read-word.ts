import { readEscape } from './read-escape.ts';

type Word = { readonly word: string; readonly isQuoted: boolean; readonly end: number };

/** The word of a shell that begins at `at`, without its quotes; empty where none does. */
export function readWord(source: string, from: number): Word {
  let word = '';
  let isQuoted = false;
  let at = from;
  while (at < source.length && !ENDS.includes(source[at] ?? '')) {
    const character = source[at] ?? '';
    const isEscaping = character === '$' && source[at + 1] === "'";
    if (character === "'" || character === '"' || isEscaping) {
      isQuoted = true;
      const read = isEscaping ? readAnsi(source, at + 2) : readPlain(source, at);
      word += read.text;
      at = read.end;
    } else if (character === '\\') {
      word += source[at + 1] === '\n' ? '' : (source[at + 1] ?? '');
      at += 2;
    } else {
      word += character;
      at++;
    }
  }
  return { word, isQuoted, end: at };
}

const ENDS = ' \t\n|&;()<>';

/** `'…'` holds everything as it is; in `"…"` a backslash takes the meaning of few characters. */
function readPlain(source: string, at: number): { readonly text: string; readonly end: number } {
  const quote = source[at] ?? '';
  let text = '';
  let index = at + 1;
  for (; index < source.length && source[index] !== quote; index++) {
    if (quote === '"' && source[index] === '\\' && '$`"\\\n'.includes(source[index + 1] ?? 'x')) {
      index++;
      if (source[index] === '\n') continue;
    }
    text += source[index];
  }
  return { text, end: index + 1 };
}

/** `$'…'`, as browsers copy a request. */
function readAnsi(source: string, from: number): { readonly text: string; readonly end: number } {
  let text = '';
  let at = from;
  while (at < source.length && source[at] !== "'") {
    const read = source[at] === '\\' ? readEscape(source, at) : { text: source[at] ?? '', end: at + 1 };
    text += read.text;
    at = read.end;
  }
  return { text, end: at + 1 };
}
