import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { type Arrival, arrivalsOf } from './arrival.ts';
import { viewOf } from './view-of.ts';
import { writeWorksheet } from './worksheet.ts';

type Move = { readonly from: Model; readonly input: Input; readonly to: Model };

/** An input of one model as another one has it, and what became of every value on the way. */
export function carryInput({ from, input, to }: Move): {
  readonly input: Input;
  readonly arrivals: readonly Arrival[];
} {
  const worksheet = writeWorksheet({}, { model: from, before: {}, after: input });
  const models = new Map([from, to].map((model) => [model.id, model]));
  const view = viewOf({ worksheet, model: to, models });
  return { input: view.input, arrivals: arrivalsOf({ from, fromInput: input, to, toInput: {}, view }) };
}
