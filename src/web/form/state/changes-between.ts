import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { isSameValue } from './is-same-value.ts';

/** One value to be set; `undefined` takes it out. */
export type Change = { readonly path: string; readonly value: InputValue | undefined };

/** What has to be set to make one input of another: single values inside objects, lists as a whole. */
export function changesBetween(before: Input, after: Input, prefix = ''): readonly Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const path = `${prefix}${key}`;
    const old = entryOf(before, key);
    const value = entryOf(after, key);
    if (isSameValue(old, value)) return [];
    if (isInputObject(old) && (isInputObject(value) || value === undefined)) {
      return changesBetween(old, value ?? {}, `${path}.`);
    }
    return [{ path, value }];
  });
}

function entryOf(input: Input, key: string): InputValue | undefined {
  return Object.hasOwn(input, key) ? input[key] : undefined;
}
