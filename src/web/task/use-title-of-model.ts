import { useQuery } from '@tanstack/react-query';
import type { Model } from '#core/models/registry.ts';
import { configQuery } from '#web/api/config-query.ts';

/** Answers what people call a model, its provider with it, as two may have the same one. */
export function useTitleOfModel(): (model: Model) => string {
  const { data: config } = useQuery(configQuery);
  return function titleOfModel({ definition, provider }) {
    const known = config?.providers.find(({ id }) => id === provider);
    return `${definition.title}, ${known?.title ?? provider}`;
  };
}
