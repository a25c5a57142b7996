import type { Model } from '#core/models/registry.ts';
import type { Input, InputValue } from '#core/schema/input.ts';
import { topicsOf, valuesByTopic } from './topic.ts';

/** One thing in which two inputs of a model differ. `undefined`: unset. */
export type Difference = {
  readonly topic: string;
  readonly title: string;
  readonly was: InputValue | undefined;
  readonly now: InputValue | undefined;
};

/** Where two inputs of one model differ, by topic, in the model's order. */
export function differencesOf(model: Model, before: Input, after: Input): readonly Difference[] {
  const was = valuesByTopic(model, before);
  const now = valuesByTopic(model, after);
  const topics = topicsOf(model);
  const order = new Set([...topics.keys(), ...was.keys(), ...now.keys()]);
  return [...order]
    .map((topic) => ({
      topic,
      title: topics.get(topic)?.title ?? topic.replace(/^own:\S+ /, ''),
      was: was.get(topic),
      now: now.get(topic),
    }))
    .filter((each) => JSON.stringify(each.was) !== JSON.stringify(each.now));
}
