import { createHash } from 'node:crypto';
import type { Clock } from '#core/clock.ts';
import { estimateCost, reservationFor } from '#core/cost.ts';
import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { completeInput } from '#core/request.ts';
import { flattenFields } from '#core/schema/field.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { Input } from '#core/schema/input.ts';
import type { Issue } from '#core/schema/issue.ts';
import { expandPath, getAt, setAt } from '#core/schema/path.ts';
import { valueOfRole } from '#core/schema/role.ts';
import type { TaskRequest } from '#core/task.ts';
import { definitionHashOf } from './definition-hash.ts';
import type { Ledger } from './ledger.ts';
import type { Storage } from './storage.ts';
import type { Taken } from './taken.ts';
import type { NewTaskRow } from './tasks-table.ts';
import type { Uploads } from './uploads.ts';
import { whenUnlocked } from './when-unlocked.ts';

export type TakeContext = {
  readonly ledger: Ledger;
  readonly uploads: Uploads;
  readonly clock: Clock;
  /** A whole number, 0 ≤ n < `below`. */
  readonly randomInt: (below: number) => number;
  readonly isSandbox: (provider: string) => boolean;
  /** Whether URLs that the provider calls may be sent. */
  readonly allowCallbacks: boolean;
  /** USD a day; `null`: no cap. */
  readonly budgetUsd: number | null;
  readonly storage: Storage;
};

export type TakeResult =
  | Taken
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  /** What would come could not be kept, for the reason given. */
  | { readonly kind: 'no-room'; readonly reason: string }
  /** A cap is set, and the model has no price that could be held back. */
  | { readonly kind: 'no-price' };

/** Seeds are drawn below this, a range that every provider takes. */
const DRAWN_SEEDS = 2 ** 32;

/** Checks a request, completes it and writes it into the ledger. Nothing is sent here. */
export async function takeTask(
  context: TakeContext,
  model: Model,
  request: TaskRequest,
): Promise<TakeResult> {
  const validation = model.validate(request.input);
  if (!validation.isValid) return { kind: 'invalid', issues: validation.issues };
  const barred = context.allowCallbacks ? [] : issuesOfCallbacks(model, validation.input);
  if (barred.length > 0) return { kind: 'invalid', issues: barred };
  const kept = await keepImages(context, model, validation.input);
  if ('issues' in kept) return { kind: 'invalid', issues: kept.issues };
  const { input } = kept;

  // One that is known is only asked for again.
  if (context.ledger.row(request.id) === null) {
    context.storage.checkRoom();
    if (context.storage.reason !== null) return { kind: 'no-room', reason: context.storage.reason };
  }
  const sandbox = context.isSandbox(model.provider);
  const reservation = reservationFor(model, input);
  if (context.budgetUsd !== null && !sandbox && reservation === null) return { kind: 'no-price' };
  const now = context.clock.now();
  const drawn = String(context.randomInt(DRAWN_SEEDS));
  const sent = completeInput(model, input, { taskId: request.id, seed: drawn });
  const estimate = estimateCost(model, input);
  const row: NewTaskRow = {
    id: request.id,
    fingerprint: sha256(stringifyJson([model.id, input, request.parent])),
    model: model.id,
    provider: model.provider,
    definition_hash: definitionHashOf(model),
    sandbox,
    status: 'accepted',
    input,
    sent,
    seed: String(valueOfRole(model.fields, sent, 'seed') ?? '') || null,
    parent: request.parent,
    cost_kind: estimate ? 'estimated' : 'unknown',
    cost_usd: null,
    estimate_usd: estimate?.usd ?? null,
    reserved_usd: reservation ?? 0,
    warnings: [...validation.issues],
    next_at: now,
    accepted_at: now,
  };
  return whenUnlocked(context.clock, () => context.ledger.take(row, context.budgetUsd));
}

type KeptImages = { readonly input: Input } | { readonly issues: readonly Issue[] };

/** Images that came inside the input become uploads; those that are referred to must be here. */
async function keepImages(
  { ledger, uploads, clock }: TakeContext,
  model: Model,
  input: Input,
): Promise<KeptImages> {
  let kept = input;
  const issues: Issue[] = [];
  for (const path of imagePaths(model, input)) {
    const value = readImageValue(String(getAt(input, path)));
    if (value.kind === 'inline') {
      const result = await uploads.keep(Buffer.from(value.base64, 'base64'), clock.now());
      if (result.ok) kept = setAt(kept, path, `upload:${result.upload.sha256}`);
      else issues.push(issueAt(path, `This image cannot be used. ${result.reason}`));
    } else if (value.kind === 'upload' && !uploads.has(value.sha256)) {
      issues.push(issueAt(path, 'This upload is not here any more. Choose the file again.'));
    } else if (value.kind === 'image' && !isInGallery(ledger, value.id)) {
      issues.push(issueAt(path, 'This image is not in the gallery. Choose another one.'));
    }
  }
  return issues.length > 0 ? { issues } : { input: kept };
}

function isInGallery(ledger: Ledger, id: string): boolean {
  const image = ledger.image(id);
  return image?.state === 'saved' && ledger.row(image.task)?.deleted_at === null;
}

/** A deployment may switch off what lets a provider call or write to a host of the caller's choice. */
function issuesOfCallbacks(model: Model, input: Input): readonly Issue[] {
  const isSet = flattenFields(model.fields).filter(
    (field) => field.isPrivate && getAt(input, field.path) !== undefined,
  );
  return isSet.map((field) =>
    issueAt(field.path, `${field.title} is switched off on this server. Take it out.`),
  );
}

/** The concrete paths of all image values that are set, those in lists included. */
function imagePaths(model: Model, input: Input): readonly string[] {
  return flattenFields(model.fields).flatMap((field) => {
    if (field.kind === 'image')
      return expandPath(input, field.path).filter((path) => getAt(input, path) !== undefined);
    if (field.kind !== 'list' || field.item.kind !== 'image') return [];
    const list = getAt(input, field.path);
    return Array.isArray(list) ? list.map((_, index) => `${field.path}.${index}`) : [];
  });
}

function issueAt(path: string, message: string): Issue {
  return { path, severity: 'error', message, fixes: [] };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
