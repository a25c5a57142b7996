import { fileUri } from '#core/snippet/local-file.ts';
import { CODE, type Literal } from './literal.ts';

/** What a call comes to, where it only writes down the literal that it is given: `BigInt("7")`, `json.dumps({…})`. */
export function callValue(name: string, [argument]: readonly Literal[]): Literal {
  const own = name.split('.').at(-1) ?? '';
  if (argument === undefined) return CODE;
  if (FILE_CALLS.has(own)) return typeof argument === 'string' ? fileUri(argument) : CODE;
  if (JSON_CALLS.has(own)) return argument;
  if (!NUMBER_CALLS.has(own)) return CODE;
  const digits = String(typeof argument === 'symbol' ? '' : argument).trim();
  return /^-?\d{1,20}$/.test(digits) ? BigInt(digits) : CODE;
}

const FILE_CALLS = new Set(['dataUri', 'data_uri']);
const JSON_CALLS = new Set(['stringify', 'dumps', 'str', 'String']);
const NUMBER_CALLS = new Set(['rawJSON', 'BigInt', 'Number', 'int']);
