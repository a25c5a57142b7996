import type { Model } from '#core/models/registry.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { type Difference, differencesOf } from './differences.ts';
import { topicsOf, valuesByTopic } from './topic.ts';
import type { View } from './view-of.ts';

/** What a change of model did to one thing that is set: news to whoever left the model with other values in its form. */
export type Arrival = Difference & {
  /** `removed`: it was unset elsewhere. `parked`: it is not sent here, and comes back. */
  readonly outcome: 'kept' | 'converted' | 'changed' | 'parked' | 'removed';
  /** In the terms of the model where it was typed; `undefined` where it was unset. */
  readonly held: InputValue | undefined;
  /** A sentence, or empty where there is nothing to explain. */
  readonly why: string;
};

type Journey = {
  readonly from: Model;
  /** What the form of the model that is left held. */
  readonly fromInput: Input;
  readonly to: Model;
  /** What the form of the model that is shown held when that was left. */
  readonly toInput: Input;
  readonly view: View;
};

/** What is to be told after a change of model, in the order of the form; last what is parked. */
export function arrivalsOf({ from, fromInput, to, toInput, view }: Journey): readonly Arrival[] {
  const arrived = differencesOf(to, toInput, view.input).map((difference): Arrival => {
    const carried = view.carried.find(({ place }) => place === difference.topic);
    const { outcome = 'removed', why = '' } = carried?.conversion ?? {};
    // What a model holds of its own is as it was left there: it can differ only where the page began anew.
    return { ...difference, outcome: outcome === 'own' ? 'kept' : outcome, held: carried?.held.value, why };
  });
  const shown = valuesByTopic(from, fromInput);
  const parked = view.carried.flatMap(({ topic, held, conversion }): readonly Arrival[] => {
    const isTold = arrived.some((one) => one.topic === topic);
    if (conversion.outcome !== 'parked' || isTold || !shown.has(topic)) return [];
    const title = topicsOf(from).get(topic)?.title ?? topic.replace(/^own:\S+ /, '');
    const { outcome, why } = conversion;
    return [{ topic, title, was: undefined, now: undefined, outcome, held: held.value, why }];
  });
  return [...arrived, ...parked];
}
