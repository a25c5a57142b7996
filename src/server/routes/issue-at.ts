import type { Issue } from '#core/schema/issue.ts';

/** An error at a parameter of what was asked for. */
export function issueAt(path: string, message: string): Issue {
  return { path, severity: 'error', message, fixes: [] };
}
