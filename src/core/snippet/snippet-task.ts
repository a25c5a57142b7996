import type { Model } from '#core/models/registry.ts';
import type { ProviderRequest } from '#core/provider-request.ts';
import type { CodeValue } from './code-value.ts';

/** What every language needs to write the request of one task. */
export type SnippetTask = {
  readonly model: Pick<Model, 'providerModel'>;
  readonly request: ProviderRequest;
  /** The environment variable that holds the provider's key. */
  readonly keyVariable: string;
  readonly parameters: CodeValue;
  /** The files that `parameters` names. */
  readonly files: readonly string[];
  /** A fresh UUID, for a language that cannot make one. */
  readonly taskId: string;
};
