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
      if (getAt(value, field.path) !== undefined) {
        const message = `${alias} is an older name of ${field.path}, which is set too. Take ${alias} out.`;
        issues.push({ path: alias, severity: 'error', message, fixes: [] });
      } else {
        value = setAt(setAt(value, alias, undefined), field.path, old);
      }
    }
  }
  return { value, issues };
}
