/**
 * The sparse values a user set for one model: exactly these, nothing else. Unset is absent, never `null` or `undefined`.
 * 64-bit integers are decimal digits in text, so that none is lost in JSON.
 */
export type Input = { readonly [name: string]: InputValue };

export type InputValue = string | number | boolean | Input | readonly InputValue[];

/** Whether a value is an object of an input, and not a list. Its own keys alone count: nothing is inherited. */
export function isInputObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
