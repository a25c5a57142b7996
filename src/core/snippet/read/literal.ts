/** Stands for what is not a literal but code, whose value only running it would tell. */
export const CODE: unique symbol = Symbol('code');

/** A value as it was read from JSON, JavaScript or Python. Objects are maps, so that no name of theirs means anything. */
export type Literal =
  | string
  | number
  | bigint
  | boolean
  | null
  | typeof CODE
  | readonly Literal[]
  | LiteralObject;

/** Thrown inside this folder alone, where a literal was looked for and there is none. */
export const NOT_A_LITERAL = new Error('There is no literal here.');

export type LiteralObject = ReadonlyMap<string, Literal>;

export function isLiteralObject(value: Literal | undefined): value is LiteralObject {
  return value instanceof Map;
}
