import { useQuery } from '@tanstack/react-query';
import { configQuery } from '#web/api/config-query.ts';

/** Whether a provider is live or the sandbox now; `null` while that is not known. */
export function useProviderMode(provider: string): 'live' | 'sandbox' | null {
  const { data } = useQuery(configQuery);
  return data?.providers.find(({ id }) => id === provider)?.mode ?? null;
}
