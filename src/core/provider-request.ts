import { z } from 'zod/mini';

const clientSchema = z.object({
  language: z.enum(['typescript', 'python']),
  /** Its name in the registry: `replicate`. */
  package: z.string(),
  /** What installs it. */
  install: z.string(),
  imports: z.array(z.string()),
  /**
   * Sends `parameters` and prints where the results are. `$model` stands for the provider's name of the model as a text
   * of that language, `$keyVariable` for the environment variable with the key.
   */
  code: z.string(),
});

/**
 * How a provider is asked for one task, as data: what people write in a terminal or a program of their own. Nothing that
 * reads it needs to know the provider.
 */
export const providerRequestSchema = z.object({
  /** Where it is sent by POST. `$model` stands for the provider's name of the model. */
  url: z.string(),
  /** Beside `Authorization: Bearer …` and the content type. */
  headers: z.record(z.string(), z.string()),
  /** The body, in which the text `$input` stands for the input with its managed values. */
  body: z.json(),
  /** Where an answer has its results: the list's name, and in each of them the name of its address; `null`: each is one. */
  results: z.object({ list: z.string(), url: z.nullable(z.string()) }),
  /** The provider's own client libraries. */
  clients: z.array(clientSchema),
});

export type ProviderRequest = z.infer<typeof providerRequestSchema>;
export type ProviderClient = z.infer<typeof clientSchema>;
