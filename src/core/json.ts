import { LosslessNumber, parse, parseNumberAndBigInt, stringify } from 'lossless-json';
import { setLongTextsAside } from './long-texts.ts';

/**
 * Reads JSON without losing digits: an integer beyond 2^53 becomes a `bigint`, every other number a `number`.
 * (One of more than 1,000 digits is no one's seed, and becomes `Infinity`, as in `JSON.parse`.)
 * Answers `undefined` for text that is not JSON, or nests deeper than `maxDepth` levels.
 */
export function parseJson(text: string, maxDepth = 64): unknown {
  return parseWith(parseExactNumber, text, maxDepth);
}

/** The same, but that every number stands as it was written, and is written so again by `stringifyJson`. */
export function parseJsonVerbatim(text: string): unknown {
  return parseWith(parseLosslessNumber, text, 64);
}

function parseWith(parseNumber: (digits: string) => unknown, text: string, maxDepth: number): unknown {
  if (depthOf(text, maxDepth) > maxDepth) return undefined;
  try {
    const { rest, putBack } = setLongTextsAside(text);
    return putBack(parse(rest, null, { parseNumber }));
  } catch {
    return undefined;
  }
}

/** Writes JSON; a `bigint` is written as a number with all its digits. */
export function stringifyJson(value: unknown, indent?: number): string {
  return stringify(value, undefined, indent) ?? 'null';
}

/** Reading digits takes time that grows with their square: millions of them would hold up the server for seconds. */
const MAX_EXACT_DIGITS = 1000;

function parseLosslessNumber(digits: string): LosslessNumber {
  return new LosslessNumber(digits);
}

function parseExactNumber(digits: string): number | bigint {
  if (digits.length > MAX_EXACT_DIGITS) return Number(digits);
  const exact = parseNumberAndBigInt(digits);
  if (typeof exact !== 'bigint') return exact;
  return exact >= Number.MIN_SAFE_INTEGER && exact <= Number.MAX_SAFE_INTEGER ? Number(exact) : exact;
}

/** How deep the brackets go, counted without recursion: text of 200,000 opened lists would overflow a parser's stack. */
function depthOf(text: string, enough: number): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < text.length && deepest <= enough; at++) {
    const character = text[at];
    if (isInText) {
      if (character === '\\') at++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}
