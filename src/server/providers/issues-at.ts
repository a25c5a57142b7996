import type { Issue } from '#core/schema/issue.ts';
import { toPlainText } from './plain-text.ts';

/** How many parameters one error may name, and the longest of their names in characters: more than any model has. */
const MAX_PARAMETERS = 50;
const MAX_NAME = 200;

/** What a provider says of parameters that it names, as issues at their paths. */
export function issuesAt(blamed: readonly { readonly path: string; readonly message: string }[]): Issue[] {
  return blamed.slice(0, MAX_PARAMETERS).map(({ path, message }) => ({
    path: toPlainText(path, MAX_NAME),
    severity: 'error',
    message,
    fixes: [],
  }));
}
