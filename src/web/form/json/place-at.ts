/** What stands, or is to stand, at an offset of a JSON text that may be half typed. */
export type JsonPlace = {
  readonly expects: 'name' | 'value';
  /** The concrete path of the value at the offset; where a name is expected, of the object around it. */
  readonly path: string;
  /** The offsets of the word or text at the place, with its quotes; equal where there is none yet. */
  readonly from: number;
  readonly to: number;
  /** The names in the same object, but for the one at the place. */
  readonly names: readonly string[];
  /** A colon follows: the name has its value already. */
  readonly hasColon: boolean;
};

type Frame = {
  readonly isList: boolean;
  readonly path: string;
  readonly names: Token[];
  /** The name whose value comes next, or the number of entries passed. */
  key: string;
  /** The last word, which turns out to be a name when a colon follows. */
  last: Token | null;
  index: number;
  awaits: 'name' | 'colon' | 'value' | 'comma';
};

type Token = { readonly from: number; readonly to: number; readonly text: string };

/**
 * Finds out by reading the text from its beginning, since a syntax tree of half-typed text is a guess. Answers `null` where
 * neither a name nor a value can stand: behind one, between brackets and commas.
 */
export function placeAt(text: string, offset: number): JsonPlace | null {
  const stack: Frame[] = [frameOf(false, '')];
  const [root] = stack;
  if (root) root.awaits = 'value';
  let found: {
    readonly frame: Frame;
    readonly awaits: string;
    readonly path: string;
    readonly token: Token;
  } | null = null;

  for (const token of tokensOf(text, offset)) {
    const frame = stack.at(-1);
    if (!frame) break;
    const isHere = token.from <= offset && offset <= token.to;
    const isWord = !PUNCTUATION.test(token.text);
    if (found === null && isHere && (isWord || token.text === '')) {
      found = { frame, awaits: frame.awaits, path: pathIn(frame), token };
    }
    if (token.text !== '') step(stack, frame, token);
  }
  if (!found || (found.awaits !== 'name' && found.awaits !== 'value')) return null;
  const { frame, awaits, path, token } = found;
  const others = frame.names.filter(({ from }) => from !== token.from);
  return {
    expects: awaits,
    path: awaits === 'name' ? frame.path : path,
    from: token.from,
    to: token.to,
    names: others.map(({ text: name }) => unquoted(name)),
    hasColon: /^\s*:/.test(text.slice(token.to)),
  };
}

function step(stack: Frame[], frame: Frame, token: Token): void {
  switch (token.text) {
    case '{':
    case '[':
      frame.awaits = 'comma';
      stack.push(frameOf(token.text === '[', pathIn(frame)));
      return;
    case '}':
    case ']':
      if (stack.length > 1) stack.pop();
      return;
    case ':':
      // A comma is missing before it: what was taken for a value is the next name.
      if (frame.awaits === 'comma' && frame.last) name(frame, frame.last);
      frame.awaits = 'value';
      return;
    case ',':
      frame.index++;
      frame.awaits = frame.isList ? 'value' : 'name';
      return;
    default:
      frame.last = token;
      if (frame.awaits === 'name' || frame.awaits === 'colon') name(frame, token);
      else frame.awaits = 'comma';
  }
}

function name(frame: Frame, token: Token): void {
  frame.names.push(token);
  frame.key = unquoted(token.text);
  frame.awaits = 'colon';
}

function frameOf(isList: boolean, path: string): Frame {
  return { isList, path, names: [], key: '', last: null, index: 0, awaits: isList ? 'value' : 'name' };
}

function pathIn({ isList, path, key, index }: Frame): string {
  const last = isList ? String(index) : key;
  return path && last ? `${path}.${last}` : path || last;
}

/** The words, texts and marks of a text, with an empty one where the offset touches no word. */
function* tokensOf(text: string, offset: number): Generator<Token> {
  let isPassed = false;
  for (const match of text.matchAll(TOKEN)) {
    const token = { from: match.index, to: match.index + match[0].length, text: match[0] };
    const isWord = !PUNCTUATION.test(token.text);
    // Between two marks, or before what begins later, nothing stands at the offset yet.
    if (!isPassed && (isWord ? token.from > offset : token.from >= offset)) {
      isPassed = true;
      yield { from: offset, to: offset, text: '' };
    }
    if (isWord && token.from <= offset && offset <= token.to) isPassed = true;
    yield token;
  }
  if (!isPassed) yield { from: offset, to: offset, text: '' };
}

/** A text that is not closed ends with its line. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s"{}[\]:,]+/g;
const PUNCTUATION = /^[{}[\]:,]$/;

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '');
}
