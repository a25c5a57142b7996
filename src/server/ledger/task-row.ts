import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import { type Field, flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt, setAt } from '#core/schema/path.ts';
import { costSchema, type Task, taskErrorSchema, taskSchema, taskStatusSchema } from '#core/task.ts';

function json<T extends z.core.$ZodType>(
  schema: T,
): z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<unknown, string>>, T> {
  return z
    .string()
    .transform((text): unknown => parseJson(text))
    .pipe(schema);
}

const time = z.number().nullable();

/** A row of `tasks`, checked when read: files may have been touched by a person. */
export const taskRowSchema = z.object({
  seq: z.int(),
  /** Its turn among those that wait, where its user changed it; else `seq`. */
  place: z.int().nullable(),
  id: z.string(),
  revision: z.int(),
  fingerprint: z.string(),
  model: z.string(),
  provider: z.string(),
  definition_hash: z.string(),
  sandbox: z.int().transform(Boolean),
  status: taskStatusSchema,
  progress: z.number().nullable(),
  input: json(taskSchema.shape.input),
  sent: json(taskSchema.shape.sent),
  seed: z.string().nullable(),
  provider_id: z.string().nullable(),
  provider_version: z.string().nullable(),
  /** Further ids of the same task at its provider, which ran it more than once. */
  twins: json(z.array(z.string())),
  parent: z.string().nullable(),
  cost_kind: z.enum(['reported', 'estimated', 'unknown']),
  cost_usd: z.number().nullable(),
  estimate_usd: z.number().nullable(),
  reserved_usd: z.number(),
  /** Held back for earlier attempts that may have been paid as well. */
  doubt_usd: z.number(),
  error: json(taskErrorSchema).nullable(),
  warnings: json(taskSchema.shape.warnings),
  starred: z.int().transform(Boolean),
  rating: z.int().nullable(),
  tags: json(z.array(z.string())),
  note: z.string(),
  attempts: z.int(),
  doubt_at: time,
  overdue_at: time,
  next_at: time,
  accepted_at: z.number(),
  sent_at: time,
  running_at: time,
  saving_at: time,
  ended_at: time,
  deleted_at: time,
  purged_at: time,
  /** When it was brought in from another ledger, in which it ended; `null`: it is of this one. */
  imported_at: time,
});
export type TaskRow = z.infer<typeof taskRowSchema>;

/** A row of `images`: one result of a task, still to be downloaded, saved, or missing with the reason. */
export const imageRowSchema = z.object({
  id: z.string(),
  task: z.string(),
  place: z.int(),
  state: z.enum(['pending', 'saved', 'missing']),
  provider_id: z.string().nullable(),
  url: z.string().nullable(),
  seed: z.string().nullable(),
  cost_usd: z.number().nullable(),
  unsafe: z.int().transform(Boolean).nullable(),
  /** Downloads that failed, and those among them after which it may be lost. */
  attempts: z.int(),
  misses: z.int(),
  error: json(taskErrorSchema).nullable(),
  sha256: z.string().nullable(),
  type: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  bytes: z.int().nullable(),
});
export type ImageRow = z.infer<typeof imageRowSchema>;

/** A task as every route and event gives it. Private values show their host alone. */
export function toTask(row: TaskRow, images: readonly ImageRow[], fields: readonly Field[]): Task {
  return {
    id: row.id,
    revision: row.revision,
    place: row.place ?? row.seq,
    model: row.model,
    status: row.status,
    progress: row.progress,
    input: withoutPrivateValues(fields, row.input),
    sent: withoutPrivateValues(fields, row.sent),
    providerId: row.provider_id,
    modelVersion: row.provider_version,
    sandbox: row.sandbox,
    parent: row.parent,
    images: images.flatMap(toTaskImage),
    missing: images.flatMap((image) =>
      image.error && image.state === 'missing'
        ? [{ id: image.id, index: image.place, error: image.error }]
        : [],
    ),
    // Until a task has ended, its estimate is all there is; what was booked comes first.
    cost: costSchema.parse({
      kind: row.cost_kind,
      usd: row.cost_usd ?? (row.cost_kind === 'estimated' ? row.estimate_usd : null),
    }),
    error: row.error,
    warnings: row.warnings,
    starred: row.starred,
    rating: row.rating,
    tags: row.tags,
    note: row.note,
    times: {
      accepted: toIso(row.accepted_at),
      sent: toIsoOrNull(row.sent_at),
      running: toIsoOrNull(row.running_at),
      saving: toIsoOrNull(row.saving_at),
      ended: toIsoOrNull(row.ended_at),
    },
    deletedAt: toIsoOrNull(row.deleted_at),
  };
}

function toTaskImage(row: ImageRow): Task['images'] {
  const { sha256, type, width, height, bytes } = row;
  if (
    row.state !== 'saved' ||
    sha256 === null ||
    type === null ||
    width === null ||
    height === null ||
    bytes === null
  )
    return [];
  const { id, place: index, seed, cost_usd: costUsd, provider_id: providerId, unsafe } = row;
  return [{ id, index, seed, costUsd, width, height, type, bytes, sha256, providerId, unsafe }];
}

/** An input in which private URLs are cut to their host. */
export function withoutPrivateValues(fields: readonly Field[], input: Input): Input {
  const isPrivate = flattenFields(fields).filter((field) => field.isPrivate);
  return isPrivate.reduce((cut, field) => {
    const value = getAt(cut, field.path);
    if (typeof value !== 'string') return cut;
    return setAt(cut, field.path, URL.canParse(value) ? `https://${new URL(value).host}/…` : '…');
  }, input);
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}

function toIsoOrNull(at: number | null): string | null {
  return at === null ? null : toIso(at);
}
