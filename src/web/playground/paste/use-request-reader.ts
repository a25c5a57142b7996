import { useQuery } from '@tanstack/react-query';
import type { Model } from '#core/models/registry.ts';
import { readRequest } from '#core/snippet/read/read-request.ts';
import { configQuery } from '#web/api/config-query.ts';

/** Reads requests for the models that are here; `null` until it is known how their providers are asked. */
export function useRequestReader(
  models: readonly Model[],
  current: Model,
): ((text: string) => ReturnType<typeof readRequest>) | null {
  const { data: config } = useQuery(configQuery);
  if (!config) return null;
  const requests = new Map(config.providers.map(({ id, request }) => [id, request]));
  return (text) => readRequest(text, { models, requests, current });
}
