import { useSyncExternalStore } from 'react';
import type { Issue } from '#core/schema/issue.ts';
import type { IssueStore } from './issue-store.ts';

/** The issues at exactly one path; those inside an object or a list are not among them. */
export function useIssuesAt(store: IssueStore, path: string): readonly Issue[] {
  return useSyncExternalStore(store.subscribe, () => store.at(path));
}
