import { z } from 'zod';
import { toPlainText } from '#server/providers/plain-text.ts';
import type { Output, Report } from '#server/providers/provider.ts';
import { type RunwareError, runwareErrorSchema, toTaskError } from './runware-error.ts';

/** A seed, of 64 bits at the most. */
const digits = z
  .union([
    z
      .bigint()
      .nonnegative()
      .lt(2n ** 64n),
    z.int().nonnegative(),
  ])
  .transform(String);
/** The longest id that is kept, in characters. */
const MAX_ID = 100;

/** One item of `data`. Tolerant: a field of a wrong type is as good as absent. Source: contracts/runware.md §2.2, §2.4. */
const itemSchema = z.object({
  taskUUID: z.string(),
  status: z.string().optional().catch(undefined),
  progress: z.number().optional().catch(undefined),
  imageUUID: z.string().max(MAX_ID).optional().catch(undefined),
  imageURL: z.string().optional().catch(undefined),
  imageBase64Data: z.string().optional().catch(undefined),
  imageDataURI: z.string().optional().catch(undefined),
  seed: digits.optional().catch(undefined),
  cost: z.number().nonnegative().optional().catch(undefined),
  NSFWContent: z.boolean().optional().catch(undefined),
  error: runwareErrorSchema.optional().catch(undefined),
});
type Item = z.infer<typeof itemSchema>;

export type RunwareAnswer = {
  readonly items: readonly Item[];
  readonly errors: readonly RunwareError[];
  /** Something is in `data` that cannot be read: what it says of a task may be of any. */
  readonly isGarbled?: boolean;
};

/** Reads any answer of Runware's, in all the variants met. `null`: it is none. */
export function readAnswer(body: unknown): RunwareAnswer | null {
  const envelope = z
    .object({ data: z.unknown(), errors: z.unknown(), error: z.unknown() })
    .partial()
    .safeParse(body);
  if (!envelope.success || Array.isArray(body)) return null;
  const { data, errors, error } = envelope.data;
  if (data === undefined && errors === undefined && error === undefined) return null;
  const items = all(itemSchema, data);
  return {
    items,
    isGarbled: items.length < [data ?? []].flat().length,
    errors: [...all(runwareErrorSchema, errors), ...all(runwareErrorSchema, error)],
  };
}

function all<T>(schema: z.ZodType<T>, value: unknown): readonly T[] {
  return [value ?? []].flat().flatMap((entry) => schema.safeParse(entry).data ?? []);
}

/** Codes by which a question says nothing of a task: forgotten and never known sound alike. Source: contracts/runware.md §2.4. */
export const NO_NEWS = /NotFound$|^taskExpired$/;

/** What an answer says of one task of which `count` results were asked. */
export function reportOf(answer: RunwareAnswer, taskId: string, count: number): Report {
  const items = distinct(answer.items.filter((item) => item.taskUUID === taskId));
  const errors = [
    ...answer.errors.filter((error) => error.taskUUID === taskId),
    ...items.flatMap((item) => (item.status === 'error' && item.error ? [item.error] : [])),
  ].filter((error) => !NO_NEWS.test(error.code));
  const outputs = items.flatMap(toOutput);
  const strange = items.find(({ status }) => status !== undefined && !KNOWN_STATUSES.has(status))?.status;
  const isPending = items.some((item) => item.status === 'processing' || item.status === 'pending');
  return {
    state: stateOf({
      isHeard: items.length + errors.length > 0,
      isPending,
      isGarbled: answer.isGarbled ?? false,
      made: outputs.length,
      failed: errors.length,
      count,
    }),
    progress: items.find((item) => item.progress !== undefined)?.progress ?? null,
    outputs,
    errors: errors.map(toTaskError),
    isFree: false,
    version: null,
    ...(strange === undefined ? {} : { strangeStatus: toPlainText(strange, 50) }),
  };
}

const KNOWN_STATUSES = new Set(['success', 'processing', 'pending', 'error']);

/**
 * What the archive says of a task: its response stands inside an item of `data`. After a repeat was refused it may show
 * that refusal, which tells no more than that the task was accepted before. Source: contracts/runware.md §2.5.
 */
export function reportOfArchive(body: unknown, taskId: string, count: number): Report {
  const archive = archiveSchema.safeParse(body).data;
  const entry = archive?.data.find(({ taskUUID }) => taskUUID === undefined || taskUUID === taskId);
  const answer = readAnswer(entry?.response) ?? { items: [], errors: [] };
  const isRefusal = answer.items.length === 0 && answer.errors.some(({ code }) => code === CONFLICT);
  return isRefusal
    ? reportOf({ items: [{ taskUUID: taskId, status: 'processing' }], errors: [] }, taskId, count)
    : reportOf(answer, taskId, count);
}

/** The refusal of a task that was sent before. */
export const CONFLICT = 'conflictTaskUUID';
const archiveSchema = z.object({
  data: z.array(z.object({ taskUUID: z.string().optional(), response: z.unknown() })),
});

type Tally = {
  readonly isHeard: boolean;
  readonly isPending: boolean;
  readonly isGarbled: boolean;
  readonly made: number;
  readonly failed: number;
  readonly count: number;
};

function stateOf({ isHeard, isPending, isGarbled, made, failed, count }: Tally): Report['state'] {
  if (!isHeard) return 'silent';
  if (isPending || made + failed === 0) return 'running';
  // A result may be behind what cannot be read: it is asked for again before it is called failed.
  if (made === 0) return isGarbled ? 'running' : 'failed';
  return made + failed >= count ? 'succeeded' : 'running';
}

/** An image that is told twice counts once. */
function distinct(items: readonly Item[]): readonly Item[] {
  const first = new Map(items.toReversed().map((item) => [item.imageUUID, item]));
  return items.filter((item) => item.imageUUID === undefined || first.get(item.imageUUID) === item);
}

function toOutput(item: Item, index: number): readonly Output[] {
  const from = sourceOf(item);
  // An image may be named and yet be withheld. Source: contracts/runware.md §8.
  if (from.kind === 'nowhere' && item.imageUUID === undefined) return [];
  return [
    {
      index,
      // One without an id is known by its place, so that it is told apart in the next answer.
      providerId: item.imageUUID ?? `${item.taskUUID}/${index}`,
      seed: item.seed ?? null,
      costUsd: item.cost ?? null,
      unsafe: item.NSFWContent ?? null,
      from,
    },
  ];
}

function sourceOf(item: Item): Output['from'] {
  if (item.imageURL !== undefined) return { kind: 'url', url: item.imageURL };
  if (item.imageBase64Data !== undefined) return { kind: 'base64', base64: item.imageBase64Data };
  // A large one has been set aside as a whole: what stands for it has no head.
  const base64 = item.imageDataURI?.split(';base64,').at(-1);
  return base64 ? { kind: 'base64', base64 } : { kind: 'nowhere' };
}
