import type { ProviderClient } from '#core/provider-request.ts';
import type { SnippetTask } from './snippet-task.ts';

/** A client's code for one model, in either language: a text of JSON is one of both. */
export function fillClient({ code }: ProviderClient, { model, keyVariable }: SnippetTask): string {
  return code
    .replaceAll('$model', () => JSON.stringify(model.providerModel))
    .replaceAll('$keyVariable', () => keyVariable);
}
