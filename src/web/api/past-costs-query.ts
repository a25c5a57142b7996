import { queryOptions } from '@tanstack/react-query';
import { pastCostsSchema } from '#core/past-costs.ts';
import { request } from './request.ts';

/** What the user's own images of a model cost, live or in the sandbox as the model runs now. */
export function pastCostsQuery(model: string) {
  return queryOptions({
    queryKey: ['costs', model],
    queryFn: ({ signal }) => request(`/costs?${new URLSearchParams({ model })}`, pastCostsSchema, { signal }),
    select: ({ costs }) => costs,
  });
}
