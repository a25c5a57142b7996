import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#web/api/request.ts';

/** The cache of what the server said. Its events keep it fresh, so nothing is asked for again by the clock. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // Our own server is asked also where the browser believes to be offline: it may be on this machine.
      networkMode: 'always',
      retry: (count, failure) => !(failure instanceof ApiProblem) && count < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
