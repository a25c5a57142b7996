import { createHash } from 'node:crypto';
import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';

type Wanted = {
  readonly model: Model;
  readonly input: Input;
  readonly taskUUID: string;
  readonly count: number;
};

const RANGE = 1n << 63n;

/**
 * The seed of each image, decimal digits: the one asked for, then the ones after it, 0 after 2^63−1.
 * Left unset it comes out of the task's UUID, in the unsigned 32-bit range (runware.md §2.2): no chance here.
 */
export function seedsOf({ model, input, taskUUID, count }: Wanted): readonly string[] {
  const field = flattenFields(model.fields).find((each) => each.role === 'seed');
  const asked = field ? getAt(input, field.path) : undefined;
  const first =
    asked === undefined
      ? BigInt(createHash('sha256').update(taskUUID).digest().readUInt32BE(0))
      : BigInt(String(asked));
  return Array.from({ length: count }, (_, place) => ((first + BigInt(place)) % RANGE).toString());
}
