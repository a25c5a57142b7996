import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { testImage } from '#core/test-image.ts';
import { testTask } from '#core/test-task.ts';
import type { Compared } from './compared.ts';

/** An image that a model made of an input in 2 s for $0.01, for tests. */
export function toCompared(model: Model, input: Input, seed: string | null = '1'): Compared {
  const image = testImage('d54ceecb-0000-4000-8000-000000000001', { seed });
  const task = testTask('d54ceecb-0000-4000-8000-000000000002', {
    model: model.id,
    status: 'done',
    input,
    sent: input,
    images: [image],
    cost: { kind: 'reported', usd: 0.01 },
    times: {
      accepted: '2026-01-01T00:00:00.000Z',
      sent: '2026-01-01T00:00:01.000Z',
      running: '2026-01-01T00:00:01.000Z',
      saving: '2026-01-01T00:00:03.000Z',
      ended: '2026-01-01T00:00:03.000Z',
    },
  });
  return { image, model, provider: model.provider, task };
}
