import { queryOptions } from '@tanstack/react-query';
import { spendReportSchema } from '#core/spend.ts';
import { request } from './request.ts';

/** What was spent, by day, model and provider, over the last month. */
export const spendQuery = queryOptions({
  queryKey: ['spend'],
  queryFn: ({ signal }) => request('/spend', spendReportSchema, { signal }),
});
