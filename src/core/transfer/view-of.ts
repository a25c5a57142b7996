import type { Model } from '#core/models/registry.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { convertSize } from './convert-size.ts';
import { type Conversion, convertValue } from './convert-value.ts';
import { STAND_INS } from './stand-ins.ts';
import { SIZE, topicsOf, writeTopic } from './topic.ts';
import type { Held, Worksheet } from './worksheet.ts';

/** What became of one value of the worksheet in a model. `own`: it was typed there. Parked: it is not in the input. */
type Carried = {
  readonly topic: string;
  readonly held: Held;
  readonly conversion: Conversion | { readonly outcome: 'own'; readonly value: InputValue; readonly why: '' };
  /** The topic of the model that shows it; another one where that stands in. */
  readonly place: string;
};

export type View = { readonly input: Input; readonly carried: readonly Carried[] };

type Viewing = {
  readonly worksheet: Worksheet;
  readonly model: Model;
  readonly models: ReadonlyMap<string, Model>;
};

/** A model's view of the worksheet: the input that its form shows, and what became of every value that is held. */
export function viewOf({ worksheet, model, models }: Viewing): View {
  const order = [...topicsOf(model).keys()];
  const carried = Object.entries(worksheet)
    .map(([topic, held]) => carry({ topic, held, worksheet, model, models }))
    .toSorted((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
  const input = carried.reduce<Input>(
    (written, { place, conversion }) =>
      conversion.outcome === 'parked'
        ? written
        : writeTopic(model, written, { topic: place, value: conversion.value }),
    {},
  );
  return { input, carried };
}

type Carrying = Viewing & { readonly topic: string; readonly held: Held };

function carry({ topic, held, worksheet, model, models }: Carrying): Carried {
  const place = placeOf(topic, worksheet, model);
  const instead = held.instead?.[model.id];
  if (instead !== undefined) {
    const conversion =
      instead === null
        ? ({ outcome: 'parked', why: 'It was taken back here.' } as const)
        : ({ outcome: 'own', value: instead, why: '' } as const);
    return { topic, held, place: place ?? topic, conversion };
  }
  const from = models.get(held.model) ?? null;
  if (place === null)
    return { topic, held, place: topic, conversion: { outcome: 'parked', why: noPlace(model) } };
  if (held.model === model.id && place === topic)
    return { topic, held, place, conversion: { outcome: 'own', value: held.value, why: '' } };
  if (place === SIZE) return { topic, held, place, conversion: convertSize(held.value, from, model) };
  const [field] = topicsOf(model).get(place)?.fields ?? [];
  if (!field) return { topic, held, place, conversion: { outcome: 'parked', why: noPlace(model) } };
  const isSameProvider = from?.provider === model.provider;
  return { topic, held, place, conversion: convertValue(held.value, { field, model, isSameProvider }) };
}

/** The model's topic that takes a value: the same, else its stand-in where nothing else is meant for that. */
function placeOf(topic: string, worksheet: Worksheet, model: Model): string | null {
  const topics = topicsOf(model);
  if (topics.has(topic) || topic.startsWith(`own:${model.id} `)) return topic;
  const standIn = STAND_INS.get(topic);
  return standIn && topics.has(standIn) && !Object.hasOwn(worksheet, standIn) ? standIn : null;
}

function noPlace({ definition }: Model): string {
  return `${definition.title} has no such parameter.`;
}
