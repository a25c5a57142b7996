import type { Model } from '#core/models/registry.ts';
import type { ProviderRequest } from '#core/provider-request.ts';

/** Where a model's task is sent. The registry lets a provider's name of a model have nothing that a URL's path has not. */
export function requestUrl(
  { url }: ProviderRequest,
  { providerModel }: Pick<Model, 'providerModel'>,
): string {
  return url.replace('$model', () => providerModel);
}
