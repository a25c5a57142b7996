import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { salvageWorksheet } from '#core/transfer/salvage-worksheet.ts';
import { writeTopic } from '#core/transfer/topic.ts';
import { type Held, type Worksheet, writeWorksheet } from '#core/transfer/worksheet.ts';
import { browserStorage } from '#web/ui/browser-storage.ts';

/** What is being typed outlives the page: the worksheet without its private values. Version 2. */
const KEY = 'proofsheet.draft.2';
/** Version 1 had an input for each model, under this and the model's id. */
const KEY_BEFORE = 'proofsheet.draft.1.';

/**
 * The worksheet as it was left, saved topic by topic: what cannot be read is left out, and so is every private value, which is
 * none of a storage's business. Drafts of version 1 are taken over, and removed.
 */
export function readWorksheet(models: readonly Model[]): Worksheet {
  const stored = salvageWorksheet(browserStorage.read(KEY));
  const drafts = models.map((model) => {
    const draft = takeVersion1(model);
    return draft ? writeWorksheet({}, { model, before: {}, after: draft }) : {};
  });
  // What is stored counts more than older drafts, and of these the first model's.
  const worksheet: Worksheet = Object.assign({}, ...drafts.toReversed(), stored);
  const safe = withoutPrivateValues(models, worksheet);
  storeWorksheet(models, safe);
  return safe;
}

/**
 * Writes what changed of a worksheet into what is stored: another tab may have written its own meanwhile. Where nothing can
 * be stored, nothing is lost but by a reload.
 */
export function storeChanges(models: readonly Model[], before: Worksheet, after: Worksheet): void {
  const stored = new Map(Object.entries(salvageWorksheet(browserStorage.read(KEY))));
  for (const topic of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const held = after[topic];
    if (before[topic] === held) continue;
    if (held) stored.set(topic, held);
    else stored.delete(topic);
  }
  storeWorksheet(models, Object.fromEntries(stored));
}

function storeWorksheet(models: readonly Model[], worksheet: Worksheet): void {
  browserStorage.write(KEY, withoutPrivateValues(models, worksheet));
}

function withoutPrivateValues(models: readonly Model[], worksheet: Worksheet): Worksheet {
  const isPrivate = ([topic, { value }]: readonly [string, Held]) =>
    models.some((model) => privatePaths(model, writeTopic(model, {}, { topic, value })).length > 0);
  return Object.fromEntries(Object.entries(worksheet).filter((entry) => !isPrivate(entry)));
}

function takeVersion1({ id }: Model): Input | null {
  const draft = toSparseInput(browserStorage.read(KEY_BEFORE + id));
  browserStorage.remove(KEY_BEFORE + id);
  return Object.keys(draft).length > 0 ? draft : null;
}
