import type { Vocabulary } from '#core/query/vocabulary.ts';
import { type TaskQuery, taskQuerySchema } from '#server/ledger/task-list.ts';
import { Problem } from '#server/problem.ts';
import { issuesOfError } from './issues-of-error.ts';
import { readSearch } from './read-search.ts';

/** What a list of tasks is asked for in a URL. A mistake in it is a `Problem` with its sentences. */
export function readTaskQuery(asked: Readonly<Record<string, string>>, vocabulary: Vocabulary): TaskQuery {
  const query = taskQuerySchema.safeParse(asked);
  if (!query.success)
    throw new Problem(422, 'This query cannot be read.', { issues: issuesOfError(query.error) });
  const { q, ...filters } = query.data;
  if (!q) return filters;
  const { search, isInBin } = readSearch(q, vocabulary);
  return { ...filters, search, deleted: filters.deleted || isInBin };
}
