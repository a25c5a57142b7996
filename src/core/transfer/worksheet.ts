import type { Model } from '#core/models/registry.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { differencesOf } from './differences.ts';
import { STAND_INS } from './stand-ins.ts';
import { topicsOf } from './topic.ts';

/** A value that was set, and the id of the model in whose terms. */
export type Held = { readonly model: string; readonly value: InputValue };

/**
 * What is being worked on, by topic: one for all models, each of which shows its view of it (`viewOf`). A value stands in the
 * terms of the model where it was typed until it is typed anew, so that no number of changes of model wears it down.
 */
export type Worksheet = { readonly [topic: string]: Held };

export type Edit = { readonly model: Model; readonly before: Input; readonly after: Input };

/** The worksheet after an edit in one model's form. What the edit did not touch stays as it was typed, wherever that was. */
export function writeWorksheet(worksheet: Worksheet, { model, before, after }: Edit): Worksheet {
  const held = new Map(Object.entries(worksheet));
  for (const { topic, now } of differencesOf(model, before, after)) {
    // What stood in for it was seen here as this very value, and is edited with it.
    const standIn = STAND_INS.get(topic);
    if (standIn && !topicsOf(model).has(standIn)) held.delete(standIn);
    if (now === undefined) held.delete(topic);
    else held.set(topic, { model: model.id, value: now });
  }
  return Object.fromEntries(held);
}
