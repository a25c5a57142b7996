import { type Literal, NOT_A_LITERAL } from './literal.ts';
import { LiteralReader } from './literal-reader.ts';
import { readQuoted } from './read-quoted.ts';
import { skipBlank } from './skip-blank.ts';

/** How many characters may be read in vain, since what looks like a literal may be read again from every bracket in it. */
const MAX_IN_VAIN = 5_000_000;
/** What an attempt costs beside its characters, in characters. */
const ATTEMPT = 100;
/** How many may be found: a request is among the first. */
const MAX_FOUND = 1_000;

/** Every object and list that stands in a text for itself, in JSON or in code, outermost first. `null`: one lies too deep. */
export function readLiterals(source: string): readonly Literal[] | null {
  const found: Literal[] = [];
  let inVain = 0;
  for (let at = 0; at < source.length && inVain < MAX_IN_VAIN && found.length < MAX_FOUND; ) {
    const blankEnd = skipBlank(source, at);
    const character = source[blankEnd] ?? '';
    at = blankEnd + 1;
    if (character === '"' || character === "'" || character === '`') {
      at = readQuoted(source, blankEnd)?.end ?? at;
    } else if (character === '{' || character === '[') {
      const reader = new LiteralReader(source, blankEnd);
      try {
        found.push(reader.read());
        at = reader.at;
      } catch (failure) {
        if (failure !== NOT_A_LITERAL) throw failure;
        if (reader.isTooDeep) return null;
        inVain += reader.at - blankEnd + ATTEMPT;
      }
    }
  }
  return found;
}
