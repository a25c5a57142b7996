import { queryOptions } from '@tanstack/react-query';
import { configSchema } from '#core/config.ts';
import { request } from './request.ts';

/** How the server runs: live or sandbox, paused or not, the budget. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => request('/config', configSchema, { signal }),
});
