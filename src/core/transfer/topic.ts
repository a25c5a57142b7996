import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { getAt, leavesOf, setAt } from '#core/schema/path.ts';
import { valueFields } from '#core/schema/value-fields.ts';

/**
 * One thing that can be set, whatever a model calls it. Fields of two models are about the same topic where they play the
 * same role or, without a role, stand at the same path. Width, height and aspect ratio say one thing together: the size.
 */
export type Topic = {
  /** `size`, `role:seed`, `path:lora`; of what never leaves its model `own:<model> <path>`. */
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
};

export const SIZE = 'size';
const SIZE_ROLES: ReadonlySet<string> = new Set(['width', 'height', 'aspect-ratio']);

/** The topics of a model in its own order: every field that holds a value itself, and is not managed. */
export function topicsOf(model: Model): ReadonlyMap<string, Topic> {
  const known = ofModel.get(model);
  if (known) return known;
  const byId = Map.groupBy(valueFields(model.fields), (field) => topicIdOf(model, field));
  const topics = new Map(
    [...byId].map(([id, fields]) => {
      const title = fields.map((field) => field.title).join(', ');
      return [id, { id, title: id === SIZE ? 'Size' : title, fields }] as const;
    }),
  );
  ofModel.set(model, topics);
  return topics;
}

const ofModel = new WeakMap<Model, ReadonlyMap<string, Topic>>();

function topicIdOf({ id }: Model, { role, path, isPrivate }: Field): string {
  if (isPrivate) return ownTopicId(id, path);
  if (role === null) return `path:${path}`;
  return SIZE_ROLES.has(role) ? SIZE : `role:${role}`;
}

/** The topic of a value that is told to no other model: a private one, or one that the model's definition does not know. */
function ownTopicId(model: string, path: string): string {
  return `own:${model} ${path}`;
}

/** What an input holds, by topic. A size is an object by role: `{ "width": 1024, "height": 768 }`. */
export function valuesByTopic(model: Model, input: Input): ReadonlyMap<string, InputValue> {
  const topics = [...topicsOf(model).values()];
  const values = topics.flatMap((topic) => {
    const value = topic.id === SIZE ? sizeIn(topic, input) : getAt(input, topic.fields[0]?.path ?? '');
    return value === undefined ? [] : [[topic.id, value] as const];
  });
  const rest = topics
    .flatMap(({ fields }) => fields)
    .reduce((left, { path }) => setAt(left, path, undefined), input);
  const strange = leavesOf(rest).map(([path, value]) => [ownTopicId(model.id, path), value] as const);
  return new Map([...values, ...strange]);
}

function sizeIn({ fields }: Topic, input: Input): Input | undefined {
  const entries = fields.flatMap(({ role, path }) => {
    const value = getAt(input, path);
    return value === undefined ? [] : [[role ?? '', value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** A copy of the input with a topic set, or taken out. A topic that is not the model's changes nothing. */
export function writeTopic(model: Model, input: Input, { topic: id, value }: TopicValue): Input {
  const topic = topicsOf(model).get(id);
  const own = ownTopicId(model.id, '');
  if (!topic) return id.startsWith(own) ? setAt(input, id.slice(own.length), value) : input;
  return topic.fields.reduce((written, { role, path }) => {
    const part = id === SIZE && isInputObject(value) ? value[role ?? ''] : value;
    return setAt(written, path, part);
  }, input);
}

export type TopicValue = { readonly topic: string; readonly value: InputValue | undefined };
