import { type InputValue, isInputObject } from '#core/schema/input.ts';

/** Where tasks and results stand in answers; every other list keeps its order, the request in the archive too. */
const LISTS = ['data', 'errors', 'results', 'output'];

/** An answer whose tasks and results stand in the opposite order. */
export function reverseResults(body: InputValue): InputValue {
  if (Array.isArray(body)) return body.map(reverseResults);
  if (!isInputObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (key === 'request' || key === 'input') return [key, value];
      const changed = reverseResults(value);
      return [key, LISTS.includes(key) && Array.isArray(changed) ? changed.toReversed() : changed];
    }),
  );
}
