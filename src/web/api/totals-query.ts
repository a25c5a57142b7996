import { queryOptions } from '@tanstack/react-query';
import { totalsSchema } from '#core/totals.ts';
import { request } from './request.ts';

/** What the tasks come to that a query finds. */
export function totalsQuery(q: string) {
  return queryOptions({
    queryKey: ['totals', q],
    queryFn: ({ signal }) => request(`/tasks/totals?${new URLSearchParams({ q })}`, totalsSchema, { signal }),
  });
}
