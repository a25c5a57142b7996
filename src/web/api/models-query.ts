import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { type BrokenModel, createRegistry, type Model } from '#core/models/registry.ts';
import { request } from './request.ts';

type Models = {
  readonly models: readonly Model[];
  /** The beginning of the hash of each model's definition, as recipes carry it, by its id. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly broken: readonly BrokenModel[];
};

/** How much of a hash tells definitions apart, in hexadecimal digits. */
const HASH_LENGTH = 16;

/**
 * The models with their fields and validators. They change with the program only, so they are asked for once, and made once: in a
 * `select` each component that looks one up would make all of them, which was measured to drop nine frames of ten in the gallery.
 */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => toModels(await request('/models', answerSchema, { signal })),
  // What holds functions is never equal to another.
  structuralSharing: false,
});

const answerSchema = z.object({
  definitions: z.array(z.looseObject({ $id: z.string() })),
  hashes: z._default(z.record(z.string(), z.string()), {}),
  broken: z.array(z.object({ name: z.string(), reason: z.string() })),
});

/** The definitions are checked here too: a page older than its server must not trip over one. */
function toModels({ definitions, hashes, broken }: z.infer<typeof answerSchema>): Models {
  const registry = createRegistry(new Map(definitions.map((definition) => [definition.$id, definition])));
  return {
    models: [...registry.models.values()],
    hashes: new Map(Object.entries(hashes).map(([id, hash]) => [id, hash.slice(0, HASH_LENGTH)])),
    broken: [...broken, ...registry.broken],
  };
}
