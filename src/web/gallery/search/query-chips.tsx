import { X } from 'lucide-react';
import { parseQuery } from '#core/query/parse-query.ts';
import { splitTerms } from '#core/query/split-terms.ts';
import type { Vocabulary } from '#core/query/vocabulary.ts';
import { queryText } from './query-text.ts';

type QueryChipsProps = {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly onReplace: (text: string) => void;
};

/** The filters of a query, each to be taken away. Words stand in the box alone. */
export function QueryChips({ text, vocabulary, onReplace }: QueryChipsProps) {
  const filters = new Set(
    splitTerms(text).flatMap(({ raw }) =>
      parseQuery(raw, vocabulary).query.some(({ condition }) => condition.kind !== 'words') ? [raw] : [],
    ),
  );
  if (filters.size === 0) return null;
  return (
    <ul
      aria-label="Filters"
      className="flex min-h-8 min-w-0 flex-wrap items-center gap-1 pointer-coarse:min-h-10"
    >
      {[...filters].map((filter) => (
        <li key={filter} className="max-w-full min-w-0">
          <button
            type="button"
            aria-label={`Take away ${filter}`}
            onClick={() => onReplace(queryText.without(text, (raw) => raw === filter))}
            className="flex h-6 max-w-full items-center gap-1 rounded border border-line bg-raised px-1.5 text-xs text-ink-soft hover:border-line-strong hover:text-ink pointer-coarse:h-8"
          >
            <span className="truncate font-mono">{filter}</span>
            <X aria-hidden="true" className="size-3 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}
