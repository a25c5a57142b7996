import type { Model } from '#core/models/registry.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { differencesOf } from './differences.ts';
import { STAND_INS } from './stand-ins.ts';
import { topicsOf } from './topic.ts';

/** A value that was set, and the id of the model in whose terms. */
export type Held = {
  readonly model: string;
  readonly value: InputValue;
  /** What models show instead, whose user took the carried value back there; `null`: nothing. */
  readonly instead?: Readonly<Record<string, InputValue | null>> | undefined;
};

/**
 * What is being worked on, by topic: one for all models, each of which shows its view of it (`viewOf`). A value stands in the
 * terms of the model where it was typed until it is typed anew, so that no number of changes of model wears it down.
 */
export type Worksheet = { readonly [topic: string]: Held };

export type Edit = { readonly model: Model; readonly before: Input; readonly after: Input };

/** The worksheet after an edit in one model's form. What the edit did not touch stays as it was typed, wherever that was. */
export function writeWorksheet(worksheet: Worksheet, { model, before, after }: Edit): Worksheet {
  const held = new Map(Object.entries(worksheet));
  for (const { topic, was, now } of differencesOf(model, before, after)) {
    // What stood in for it, and was seen here as this very value, is edited with it.
    const standIn = STAND_INS.get(topic) ?? '';
    const isSeen = was !== undefined && !topicsOf(model).has(standIn);
    if (isSeen && isSingle(held.get(standIn)?.value)) held.delete(standIn);
    if (now === undefined) held.delete(topic);
    else held.set(topic, { model: model.id, value: now });
  }
  return Object.fromEntries(held);
}

/** One image. Of several, a model that takes one shows the first alone: the others are not seen there. */
function isSingle(value: InputValue | undefined): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.length === 1);
}

/** The worksheet with a carried value taken back in one model, which shows another one instead, or none. The others keep it. */
export function showInstead(
  worksheet: Worksheet,
  {
    model,
    topic,
    value,
  }: { readonly model: string; readonly topic: string; readonly value: InputValue | undefined },
): Worksheet {
  const held = worksheet[topic];
  if (!held) return worksheet;
  return { ...worksheet, [topic]: { ...held, instead: { ...held.instead, [model]: value ?? null } } };
}
