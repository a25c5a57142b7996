import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Compared } from './compared.ts';

/** An image that a model made of an input in 2 s for $0.01, for tests. */
export function toCompared(model: Model, input: Input, seed: string | null = '1'): Compared {
  const image = {
    id: 'd54ceecb-0000-4000-8000-000000000001',
    index: 0,
    seed,
    costUsd: 0.01,
    width: 64,
    height: 32,
    type: 'image/png',
    bytes: 1_000,
    sha256: '0'.repeat(64),
    providerId: null,
    unsafe: null,
  };
  const task = {
    id: 'd54ceecb-0000-4000-8000-000000000002',
    revision: 1,
    place: 1,
    model: model.id,
    status: 'done',
    progress: null,
    input,
    sent: input,
    providerId: null,
    modelVersion: null,
    sandbox: true,
    parent: null,
    images: [image],
    missing: [],
    cost: { kind: 'reported', usd: 0.01 },
    error: null,
    warnings: [],
    starred: false,
    rating: null,
    tags: [],
    note: '',
    times: {
      accepted: '2026-01-01T00:00:00.000Z',
      sent: '2026-01-01T00:00:01.000Z',
      running: '2026-01-01T00:00:01.000Z',
      saving: '2026-01-01T00:00:03.000Z',
      ended: '2026-01-01T00:00:03.000Z',
    },
    deletedAt: null,
  } as const;
  return {
    image,
    model,
    provider: model.provider,
    task: { ...task, images: [image], missing: [], warnings: [], tags: [] },
  };
}
