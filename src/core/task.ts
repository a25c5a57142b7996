import { z } from 'zod/mini';
import { inputSchema } from './schema/input-schema.ts';
import { issueSchema } from './schema/issue.ts';

/**
 * `accepted → sending → running → saving → done`, with the ends `failed`, `canceled`,
 * `expired` (paid, but the provider no longer has it) and `unknown` (cannot be settled without the user).
 */
export const taskStatusSchema = z.enum([
  'accepted',
  'sending',
  'running',
  'saving',
  'done',
  'failed',
  'canceled',
  'expired',
  'unknown',
]);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

/** Whether nothing more happens to a task by itself. */
export function isFinal(status: TaskStatus): boolean {
  switch (status) {
    case 'accepted':
    case 'sending':
    case 'running':
    case 'saving':
      return false;
    case 'done':
    case 'failed':
    case 'canceled':
    case 'expired':
    case 'unknown':
      return true;
  }
}

/** What kind of failure it was: it decides what the page offers. */
const errorKindSchema = z.enum([
  'invalid-input',
  'unauthorized',
  'out-of-credit',
  'rate-limited',
  'content-blocked',
  'provider-failed',
  'timed-out',
  'network',
  'not-known',
]);
export type ErrorKind = z.infer<typeof errorKindSchema>;

/** The code of an image that is missing, of which what came in its place can be downloaded. */
export const KEPT_ASIDE = 'kept-aside';

export const taskErrorSchema = z.object({
  kind: errorKindSchema,
  /** What happened, then what to do. At most 2,048 characters. */
  message: z.string(),
  /** What the provider blamed, by parameter path. */
  issues: z._default(z.array(issueSchema), []),
  /** The provider's own code, as it came. */
  code: z._default(z.nullable(z.string()), null),
});
export type TaskError = z.infer<typeof taskErrorSchema>;

/** `reported` by the provider, `estimated` from the definition's prices, or `unknown`: never 0 for want of a figure. USD. */
export const costSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reported'), usd: z.number() }),
  z.object({ kind: z.literal('estimated'), usd: z.number() }),
  z.object({ kind: z.literal('unknown'), usd: z.null() }),
]);
export type Cost = z.infer<typeof costSchema>;

export const taskImageSchema = z.object({
  id: z.string(),
  /** Place among the results of its task, from 0. */
  index: z.int(),
  /** Decimal digits: what came back, else what was sent. */
  seed: z.nullable(z.string()),
  costUsd: z.nullable(z.number()),
  width: z.int(),
  height: z.int(),
  type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  providerId: z.nullable(z.string()),
  unsafe: z.nullable(z.boolean()),
});
export type TaskImage = z.infer<typeof taskImageSchema>;

/** A result that was asked for and did not come, or could not be kept, and why. */
export const missingImageSchema = z.object({ id: z.string(), index: z.int(), error: taskErrorSchema });

export const taskSchema = z.object({
  /** UUID v4, made by the page and kept over retries. */
  id: z.string(),
  /** Grows with every change: of two states of a task the larger one is newer. */
  revision: z.int(),
  /** Its turn: of the tasks that wait for one provider, the lowest is sent first. */
  place: z.int(),
  model: z.string(),
  status: taskStatusSchema,
  /** 0–100 where the provider tells. */
  progress: z.nullable(z.number()),
  /** Asked: exactly what the user set. */
  input: inputSchema,
  /** Sent: with the seed that was drawn and what the server sets. */
  sent: inputSchema,
  providerId: z.nullable(z.string()),
  /** The provider's own version of the model, where it tells. */
  modelVersion: z.nullable(z.string()),
  sandbox: z.boolean(),
  parent: z.nullable(z.string()),
  images: z.array(taskImageSchema),
  missing: z.array(missingImageSchema),
  cost: costSchema,
  error: z.nullable(taskErrorSchema),
  /** Of the input, at its paths; with an empty path, facts about how the task went. */
  warnings: z.array(issueSchema),
  starred: z.boolean(),
  rating: z.nullable(z.int()),
  tags: z.array(z.string()),
  note: z.string(),
  /** ISO 8601, UTC. */
  times: z.object({
    accepted: z.string(),
    sent: z.nullable(z.string()),
    running: z.nullable(z.string()),
    saving: z.nullable(z.string()),
    ended: z.nullable(z.string()),
  }),
  deletedAt: z.nullable(z.string()),
});
export type Task = z.infer<typeof taskSchema>;

export const taskPageSchema = z.object({ tasks: z.array(taskSchema), nextCursor: z.nullable(z.string()) });
export type TaskPage = z.infer<typeof taskPageSchema>;

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the page asks for. `input` is checked against the model's definition afterwards. */
export const taskRequestSchema = z.strictObject({
  id: z.string().check(z.regex(UUID_V4, 'The id must be a UUID of version 4, in lower case.')),
  model: z.string(),
  input: z.unknown(),
  parent: z._default(z.nullable(z.uuid()), null),
});
export type TaskRequest = z.infer<typeof taskRequestSchema>;
