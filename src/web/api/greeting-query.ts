import { queryOptions, skipToken } from '@tanstack/react-query';

/** When the server last said hello on a stream of events, in milliseconds since 1970; 0 before the first. A new one: it is back. */
export const greetingQuery = queryOptions<number>({
  queryKey: ['greeting'],
  queryFn: skipToken,
  initialData: 0,
  staleTime: Number.POSITIVE_INFINITY,
});
