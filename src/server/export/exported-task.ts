import { z } from 'zod';
import type { Exchange } from '#core/exchange.ts';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { costSchema, isFinal, type Task, taskSchema } from '#core/task.ts';

const time = z.iso.datetime();
const seed = z
  .string()
  .regex(/^\d{1,20}$/)
  .nullable();
const cost = z.number().min(0).nullable();
const text = z.string().max(10_000);

/**
 * A line of `tasks.jsonl`: a task as the API gives it, and by which definition it was made. Bounds are those that this
 * program holds to; a file from elsewhere may hold anything.
 */
export const exportedTaskSchema = taskSchema
  .extend({
    id: z.uuid().lowercase(),
    model: z
      .string()
      .max(200)
      .regex(/^[a-z0-9-]+\/[A-Za-z0-9][A-Za-z0-9:@._/-]*$/),
    providerId: z.string().max(500).nullable(),
    parent: z.uuid().nullable(),
    images: z
      .array(
        taskSchema.shape.images.element.extend({
          id: z.uuid().lowercase(),
          index: z.int().min(0),
          seed,
          costUsd: cost,
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      )
      .max(1000),
    missing: z
      .array(taskSchema.shape.missing.element.extend({ id: z.uuid().lowercase(), index: z.int().min(0) }))
      .max(1000),
    cost: costSchema.refine(({ usd }) => usd === null || usd >= 0),
    rating: z.int().min(0).max(5).nullable(),
    tags: z.array(z.string().min(1).max(50)).max(50),
    note: text,
    times: z.object({
      accepted: time,
      sent: time.nullable(),
      running: time.nullable(),
      saving: time.nullable(),
      ended: time.nullable(),
    }),
    /** SHA-256 in hex; empty: not known. */
    definitionHash: z
      .string()
      .regex(/^[0-9a-f]{0,64}$/)
      .default(''),
    /** What went over the wire, each in the form of `core/exchange`. One that is not in it is no reason to leave a task out. */
    exchanges: z.array(z.unknown()).max(10).default([]),
  })
  .refine(({ images, missing }) => {
    const all = [...images, ...missing];
    return [all.map(({ id }) => id), all.map(({ index }) => index)].every(
      (names) => new Set<unknown>(names).size === all.length,
    );
  }, 'Two of its images have the same id or place.');
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
