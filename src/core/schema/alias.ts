import { type Field, flattenFields } from './field.ts';
import { type Input, isInputObject } from './input.ts';
import type { Issue } from './issue.ts';
import { getAt, setAt } from './path.ts';

/** Moves values that stand under an older path to the current one. Where both are set, the older one is an error. */
export function resolveAliases(
  fields: readonly Field[],
  raw: unknown,
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  if (!isInputObject(raw)) return { value: raw, issues: [] };
  let value: Input = raw;
  const issues: Issue[] = [];
  for (const field of flattenFields(fields)) {
    for (const alias of field.aliases) {
      const old = getAt(value, alias);
      if (old === undefined) continue;
      value = setAt(value, alias, undefined);
      if (getAt(value, field.path) !== undefined) {
        const message = `${alias} is an older name of ${field.path}, which is set too. Take ${alias} out.`;
        issues.push({ path: alias, severity: 'error', message, fixes: [] });
      } else if (isReachable(value, field.path)) {
        value = setAt(value, field.path, old);
      }
    }
  }
  return { value, issues };
}

/** Whether all on the way to a path are objects, or are yet to be made. What is not, is an error of its own. */
function isReachable(input: Input, path: string): boolean {
  const keys = path.split('.');
  return keys.slice(1).every((_, index) => {
    const parent = getAt(input, keys.slice(0, index + 1).join('.'));
    return parent === undefined || isInputObject(parent);
  });
}
