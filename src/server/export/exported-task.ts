import { z } from 'zod/mini';
import type { Exchange } from '#core/exchange.ts';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import {
  costSchema,
  isFinal,
  missingImageSchema,
  type Task,
  taskImageSchema,
  taskSchema,
} from '#core/task.ts';

const id = z.uuid().check(z.lowercase());
const index = z.int().check(z.minimum(0));
const time = z.iso.datetime();
const timeOrNull = z.nullable(time);
const seed = z.nullable(z.string().check(z.regex(/^\d{1,20}$/)));
const cost = z.nullable(z.number().check(z.minimum(0)));
const text = z.string().check(z.maxLength(10_000));

/**
 * A line of `tasks.jsonl`: a task as the API gives it, and by which definition it was made. Bounds are those that this
 * program holds to; a file from elsewhere may hold anything.
 */
export const exportedTaskSchema = z
  .extend(taskSchema, {
    id,
    model: z.string().check(z.maxLength(200), z.regex(/^[a-z0-9-]+\/[A-Za-z0-9][A-Za-z0-9:@._/-]*$/)),
    providerId: z.nullable(z.string().check(z.maxLength(500))),
    parent: z.nullable(z.uuid()),
    images: z
      .array(
        z.extend(taskImageSchema, {
          id,
          index,
          seed,
          costUsd: cost,
          sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        }),
      )
      .check(z.maxLength(1000)),
    missing: z.array(z.extend(missingImageSchema, { id, index })).check(z.maxLength(1000)),
    cost: costSchema.check(z.refine(({ usd }) => usd === null || usd >= 0)),
    rating: z.nullable(z.int().check(z.minimum(0), z.maximum(5))),
    tags: z.array(z.string().check(z.minLength(1), z.maxLength(50))).check(z.maxLength(50)),
    note: text,
    times: z.object({
      accepted: time,
      sent: timeOrNull,
      running: timeOrNull,
      saving: timeOrNull,
      ended: timeOrNull,
    }),
    /** SHA-256 in hex; empty: not known. */
    definitionHash: z._default(z.string().check(z.regex(/^[0-9a-f]{0,64}$/)), ''),
    /** What went over the wire, each in the form of `core/exchange`. One that is not in it is no reason to leave a task out. */
    exchanges: z._default(z.array(z.unknown()).check(z.maxLength(10)), []),
  })
  .check(
    z.refine(({ images, missing }) => {
      const all = [...images, ...missing];
      return [all.map(({ id }) => id), all.map(({ index }) => index)].every(
        (names) => new Set<unknown>(names).size === all.length,
      );
    }, 'Two of its images have the same id or place.'),
  );
export type ExportedTask = z.infer<typeof exportedTaskSchema>;

type Leaving = {
  readonly task: Task;
  /** `null`: its definition is not here. */
  readonly model: Model | null;
  readonly definitionHash: string;
  readonly exchanges: readonly Exchange[];
};

/** A task as it leaves this program: no private value, not even its host. */
export function toExportedTask({ task, model, definitionHash, exchanges }: Leaving): ExportedTask {
  return {
    ...task,
    definitionHash,
    input: cleaned(task.input),
    sent: cleaned(task.sent),
    exchanges: exchanges.map((exchange) => ({ ...exchange, withheld: [] })),
  };

  /** Without its definition nobody can tell what is private; of a task that has ended, the ledger holds it no more. */
  function cleaned(input: Input): Input {
    if (model) return withoutPrivate(model, input);
    return isFinal(task.status) && task.status !== 'unknown' ? input : {};
  }
}
