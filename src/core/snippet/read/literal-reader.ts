import { callValue } from './call-value.ts';
import { CODE, type Literal, type LiteralObject, NOT_A_LITERAL } from './literal.ts';
import { readQuoted } from './read-quoted.ts';
import { skipBlank } from './skip-blank.ts';

/** How deep values may lie in each other. Source: threats.md R10. */
const MAX_DEPTH = 64;

/**
 * Reads one value of JSON, JavaScript or Python at a time, and what people make of them by hand: comments, trailing commas,
 * names without quotes. What is not a literal becomes `CODE`, up to the next comma.
 */
export class LiteralReader {
  readonly source: string;
  at: number;
  isTooDeep = false;
  #depth = 0;

  constructor(source: string, at: number) {
    this.source = source;
    this.at = at;
  }

  /** Throws `NOT_A_LITERAL` where there is none. */
  read(): Literal {
    this.skip();
    const character = this.source[this.at] ?? '';
    if (character === '{') return this.#within(() => this.#readObject());
    if (character === '[') return this.#within(() => this.#readList(']'));
    if (character === '(') return this.#within(() => this.#readGroup());
    if (QUOTES.includes(character)) return this.#readTexts('');
    return this.#match(NUMBER, toNumber) ?? this.#readName();
  }

  /** An entry of a list or an object: a value, or any code up to what ends it. */
  readEntry(): Literal {
    const start = this.at;
    const depth = this.#depth;
    try {
      const value = this.read();
      this.skip();
      if (ENDS.includes(this.source[this.at] ?? '')) return value;
    } catch (failure) {
      if (failure !== NOT_A_LITERAL || this.isTooDeep) throw failure;
    }
    this.at = start;
    this.#depth = depth;
    return this.#skipCode();
  }

  skip(): void {
    this.at = skipBlank(this.source, this.at);
  }

  /** Takes this character; whether it was there. */
  take(character: string): boolean {
    this.skip();
    if (this.source[this.at] !== character) return false;
    this.at++;
    return true;
  }

  #within<Value>(read: () => Value): Value {
    this.#depth++;
    if (this.#depth > MAX_DEPTH) this.isTooDeep = true;
    if (this.isTooDeep) throw NOT_A_LITERAL;
    this.at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #readObject(): LiteralObject {
    const entries = new Map<string, Literal>();
    while (!this.take('}')) {
      const spread = this.#match(/\.\.\.|\*\*/y, String);
      const name = spread ?? this.#readKey();
      const isValue = spread !== null || this.take(':');
      this.skip();
      if (!isValue && !',}'.includes(this.source[this.at] ?? ' ')) throw NOT_A_LITERAL;
      entries.set(name, isValue && spread === null ? this.readEntry() : this.#skipCode());
      if (!this.take(',') && this.source[this.at] !== '}') throw NOT_A_LITERAL;
    }
    return entries;
  }

  #readKey(): string {
    this.skip();
    const name = this.#match(NAME, String) ?? this.#match(NUMBER, String);
    if (name !== null) return name;
    const quoted = QUOTES.includes(this.source[this.at] ?? ' ') ? readQuoted(this.source, this.at) : null;
    if (typeof quoted?.value !== 'string') throw NOT_A_LITERAL;
    this.at = quoted.end;
    return quoted.value;
  }

  #readList(closing: string): readonly Literal[] {
    const items: Literal[] = [];
    while (!this.take(closing)) {
      items.push(this.readEntry());
      if (!this.take(',') && this.source[this.at] !== closing) throw NOT_A_LITERAL;
    }
    return items;
  }

  /** Python's tuples are lists; what stands in parentheses alone is itself. */
  #readGroup(): Literal {
    const items = this.#readList(')');
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : items;
  }

  /** Texts that stand beside each other, or are added, are one. */
  #readTexts(prefix: string): Literal {
    let text: string | typeof CODE = '';
    let nextPrefix = prefix;
    do {
      const quoted = readQuoted(this.source, this.at, nextPrefix);
      if (!quoted) throw NOT_A_LITERAL;
      this.at = quoted.end;
      text = text === CODE || quoted.value === CODE ? CODE : text + quoted.value;
      nextPrefix =
        this.#match(/\s*\+?\s*([rbuf]{0,2})(?=["'`])/iy, (match) => match.replace(/[^a-z]/gi, '')) ?? '';
    } while (QUOTES.includes(this.source[this.at] ?? ' '));
    return text;
  }

  #readName(): Literal {
    const name = this.#match(DOTTED_NAME, String);
    if (name === null) throw NOT_A_LITERAL;
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return constant;
    if (/^[rbuf]{1,2}$/i.test(name) && QUOTES.includes(this.source[this.at] ?? ' '))
      return this.#readTexts(name);
    if (this.source[this.at] !== '(') return CODE;
    return callValue(
      name,
      this.#within(() => this.#readList(')')),
    );
  }

  /** Passes over code up to the comma or bracket that ends it. */
  #skipCode(): typeof CODE {
    for (let depth = 0; this.at < this.source.length; ) {
      this.skip();
      const character = this.source[this.at] ?? '';
      if (depth === 0 && ENDS.includes(character)) return CODE;
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
      const quoted = QUOTES.includes(character) ? readQuoted(this.source, this.at) : null;
      this.at = quoted?.end ?? this.at + 1;
    }
    throw NOT_A_LITERAL;
  }

  #match<Value>(pattern: RegExp, toValue: (text: string) => Value): Value | null {
    pattern.lastIndex = this.at;
    const [text] = pattern.exec(this.source) ?? [];
    if (text === undefined) return null;
    this.at += text.length;
    return toValue(text);
  }
}

const QUOTES = '"\'`';
const ENDS = ',}])';
const NAME = /[A-Za-z_$][\w$]*/y;
const DOTTED_NAME = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/y;
const NUMBER = /[+-]?(?:0[xX][\da-fA-F]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)n?/y;

const CONSTANTS = new Map<string, Literal>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
  ['undefined', null],
]);

function toNumber(text: string): number | bigint {
  const digits = text.replaceAll('_', '').replace(/n$/, '');
  const value = Number(digits);
  const isExact = !/^[+-]?\d{1,1000}$/.test(digits) || Number.isSafeInteger(value);
  return isExact ? value : BigInt(digits.replace('+', ''));
}
