import { looksIntoBin } from '#core/query/looks-into-bin.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import type { Vocabulary } from '#core/query/vocabulary.ts';
import type { Search } from '#server/ledger/search-conditions.ts';
import { Problem } from '#server/problem.ts';
import { issueAt } from './issue-at.ts';

/** What a query asks for, and whether it looks into the bin. A mistake in it is a `Problem` with its sentence. */
export function readSearch(
  text: string,
  vocabulary: Vocabulary,
): { readonly search: Search; readonly isInBin: boolean } {
  const { query, mistakes } = parseQuery(text, vocabulary);
  if (mistakes.length > 0) {
    const issues = mistakes.map(({ message }) => issueAt('q', message));
    throw new Problem(400, mistakes.map(({ message }) => message).join(' '), { issues });
  }
  return { search: { query, vocabulary }, isInBin: looksIntoBin(query) };
}
