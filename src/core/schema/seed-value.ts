import type { Field } from './field.ts';
import type { InputValue } from './input.ts';

/** A seed, given as digits, as a field holds it: digits in text where it has 64 bits, else a number. */
export function seedValue({ kind }: Field, digits: string): InputValue {
  return kind === 'int64' ? digits : Number(digits);
}
