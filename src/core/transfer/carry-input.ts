import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Size } from '#core/schema/size.ts';
import { type Arrival, arrivalsOf } from './arrival.ts';
import { SIZE } from './topic.ts';
import { viewOf } from './view-of.ts';
import { writeWorksheet } from './worksheet.ts';

type Move = {
  readonly from: Model;
  readonly input: Input;
  readonly to: Model;
  /** Of the image that the input made, in pixels: it goes along where the input sets none, as defaults differ between models. */
  readonly made: Size;
};

/** An input of one model as another one has it, and what became of every value on the way. */
export function carryInput({ from, input, to, made }: Move): {
  readonly input: Input;
  readonly arrivals: readonly Arrival[];
} {
  const asked = writeWorksheet({}, { model: from, before: {}, after: input });
  const { width, height } = made;
  const isSizeSet = Object.hasOwn(asked, SIZE);
  const worksheet = isSizeSet ? asked : { ...asked, [SIZE]: { model: from.id, value: { width, height } } };
  const models = new Map([from, to].map((model) => [model.id, model]));
  const view = viewOf({ worksheet, model: to, models });
  const arrivals = arrivalsOf({ from, fromInput: input, to, toInput: {}, view });
  return {
    input: view.input,
    arrivals: arrivals.map((one) => (one.topic === SIZE && !isSizeSet ? ofImage(one) : one)),
  };
}

/** Nobody set this size, so it is not kept. */
function ofImage(arrival: Arrival): Arrival {
  const why = `It was not set: the image has this size. ${arrival.why}`.trim();
  return { ...arrival, outcome: arrival.outcome === 'kept' ? 'converted' : arrival.outcome, why };
}
