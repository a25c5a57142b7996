import { jsonLanguage } from '@codemirror/lang-json';
import { nameOfProperty } from './name-of-property.ts';
import type { SyntaxNode, SyntaxTree } from './syntax-tree.ts';
import type { TextMark } from './text-mark.ts';

/** Where a text that cannot be read goes wrong first, and what to do there. */
export function findSyntaxError(text: string): TextMark {
  const tree = jsonLanguage.parser.parse(text);
  const error = firstError(tree);
  return error ? describe(error, text) : (findRepeated(tree, text) ?? { from: 0, to: 1, message: TOO_DEEP });
}

const TOO_DEEP = 'This is nested too deeply to be read. Take some brackets out.';

function firstError(tree: SyntaxTree): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  tree.iterate({
    enter(node) {
      if (node.type.isError) found ??= node.node;
      return found === null;
    },
  });
  return found;
}

function describe(error: SyntaxNode, text: string): TextMark {
  const from = error.from + (/^\s*/.exec(text.slice(error.from))?.[0].length ?? 0);
  const rest = text.slice(from);
  const beforeEnd = text.slice(0, error.from).trimEnd().length;
  const before = text[beforeEnd - 1] ?? '';
  const isText = WHOLE_TEXT.test(rest);
  const word = (isText ? WHOLE_TEXT : /^[^\s,:{}[\]"]+/).exec(rest)?.[0] ?? '';
  const to = Math.min(text.length, from + Math.max(1, word.length));
  const isInObject = error.parent?.name === 'Object';

  if (rest === '') {
    const closing = error.parent?.name === 'Array' ? ']' : '}';
    return at(beforeEnd - 1, beforeEnd, `The text ends too early. Close it with ${closing}`);
  }
  if (/[}\]]/.test(word || rest.charAt(0))) {
    if (before === ',') return at(beforeEnd - 1, beforeEnd, 'A comma has nothing behind it. Take it out.');
    if (before === ':') return at(from, to, 'A value is missing here.');
  }
  if (/^[‘’'“”„`]/.test(rest)) return at(from, to, 'Quotes are straight and double in JSON: "');
  if (/^(?:\/[/*]|#)/.test(rest)) return at(from, to, 'JSON has no comments. Take it out.');
  if (rest.startsWith('"') && !isText) return describeText(rest, from);
  if (error.parent?.name === 'Property' && before === '"') {
    return at(from, to, 'A colon is missing between the name and its value.');
  }
  if (isInObject && /[{,]/.test(before)) return at(from, to, 'A name stands in double quotes here: "name"');
  if (/\d/.test(before) && from === beforeEnd)
    return at(from - 1, to, 'A number has no leading zero and no unit.');
  if (/["\w}\]]/.test(before) && error.parent?.name !== 'JsonText') {
    return at(from, to, 'A comma is missing before this.');
  }
  if (error.parent?.name === 'JsonText' && before !== '') {
    return at(from, text.length, 'The input ends before this. Take the rest out.');
  }
  return at(from, to, `${isText || !word ? 'This' : word} is no JSON value. ${VALUES}`);
}

/** A text in quotes that JSON can read. */
const WHOLE_TEXT = /^"(?:[^"\\\n\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"(?=\s*[,:}\]"]|\s*$)/;
/** A text in quotes, whatever is in it. */
const QUOTED = /^"(?:[^"\\\n]|\\.)*"/;
const VALUES = 'Write true, false, a number, or text in double quotes.';

function describeText(rest: string, from: number): TextMark {
  const quoted = QUOTED.exec(rest)?.[0];
  if (quoted) {
    return at(from, from + quoted.length, 'A backslash is written twice in JSON, a tab as \\t.');
  }
  const line = rest.split('\n')[0] ?? '';
  return at(
    from,
    from + line.length,
    'This text does not end on its line. Close it with " and write line breaks as \\n.',
  );
}

/** A name that stands twice in one object: which of both counts would be a guess. */
function findRepeated(tree: SyntaxTree, text: string): TextMark | null {
  let found: TextMark | null = null;
  tree.iterate({
    enter({ name, node }) {
      if (name !== 'Object' || found) return;
      const seen = new Set<string>();
      for (const property of node.getChildren('Property')) {
        const key = nameOfProperty(property, text);
        if (seen.has(key)) {
          found ??= at(property.from, property.to, `${key} stands here twice. Take one of them out.`);
        }
        seen.add(key);
      }
    },
  });
  return found;
}

function at(from: number, to: number, message: string): TextMark {
  return { from: Math.max(0, from), to, message };
}
