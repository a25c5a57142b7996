import { splitTerms } from '#core/query/split-terms.ts';

/** Changes of a query's text by whole terms: what else was typed stays as it is. */
export const queryText = {
  has(text: string, term: string): boolean {
    return splitTerms(text).some(({ raw }) => raw.toLowerCase() === term);
  },
  with(text: string, term: string): string {
    return [text.trim(), term].filter(Boolean).join(' ');
  },
  /** Takes out every term for which `isGone` holds. */
  without(text: string, isGone: (raw: string) => boolean): string {
    return splitTerms(text)
      .flatMap(({ raw }) => (isGone(raw) ? [] : [raw]))
      .join(' ');
  },
  toggle(text: string, term: string): string {
    return queryText.has(text, term)
      ? queryText.without(text, (raw) => raw.toLowerCase() === term)
      : queryText.with(text, term);
  },
};
