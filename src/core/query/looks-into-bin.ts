import type { Query } from './query.ts';

/** Whether a query asks for what was deleted, which stands apart from all else. */
export function looksIntoBin(query: Query): boolean {
  return query.some(
    ({ isNegated, condition }) => !isNegated && condition.kind === 'is' && condition.state === 'deleted',
  );
}
