import { useQuery } from '@tanstack/react-query';
import type { Model } from '#core/models/registry.ts';
import { configQuery } from '#web/api/config-query.ts';
import { modelsQuery } from '#web/api/models-query.ts';

/** A model by its id; `null` while the models are loading, or where it is not known here any more. */
export function useModel(id: string): Model | null {
  const { data } = useQuery(modelsQuery);
  return data?.models.find((model) => model.id === id) ?? null;
}

/** What people call a provider. */
export function useProviderTitle(provider: string): string {
  const { data } = useQuery(configQuery);
  return data?.providers.find((known) => known.id === provider)?.title ?? provider;
}
