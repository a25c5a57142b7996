import { type Field, flattenFields } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { getAt, leavesOf, toDefinitionPath } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { Task } from '#core/task.ts';
import { OWN_FACTS } from './own-facts.ts';

/** Texts are in lower case; 64-bit integers are `bigint`. */
type FactValue = string | number | bigint;
/** A parameter that was set, by its path in the definition, or one of `OWN_FACTS`. */
export type Fact = readonly [name: string, value: FactValue];

/** How much of a text is kept to be compared, in UTF-16 units: the longest are prompts, which are found by their words. */
const MOST_TEXT = 400;

/** What of a task can be asked for by key. */
export function factsOfTask(task: Task, fields: readonly Field[]): readonly Fact[] {
  return [...parametersOf(task, fields), ...seedsOf(task, fields), ...resultsOf(task)];
}

function parametersOf(task: Task, fields: readonly Field[]): readonly Fact[] {
  const exact = new Set(flattenFields(fields).flatMap(({ kind, path }) => (kind === 'int64' ? [path] : [])));
  return leavesOf(task.input).flatMap(([path, value]) => {
    const name = toDefinitionPath(path);
    const values: readonly InputValue[] = Array.isArray(value) ? value : [value];
    return values.flatMap((single): readonly Fact[] => {
      if (typeof single === 'number') return [[name, single]];
      if (typeof single === 'boolean') return [[name, String(single)]];
      if (typeof single !== 'string') return [];
      return [[name, exact.has(name) ? toExact(single) : single.toLowerCase().slice(0, MOST_TEXT)]];
    });
  });
}

/** The seed that was sent, and those that came back. */
function seedsOf(task: Task, fields: readonly Field[]): readonly Fact[] {
  const sent = getAt(task.sent, fieldOfRole(fields, 'seed')?.path ?? 'seed');
  const all = [...task.images.map(({ seed }) => seed), typeof sent === 'string' ? sent : null];
  return [...new Set(all)].flatMap((seed): readonly Fact[] =>
    seed === null ? [] : [[OWN_FACTS.seed, toExact(seed)]],
  );
}

function resultsOf({ id, parent, images, cost, rating, tags }: Task): readonly Fact[] {
  const costs = images.map(({ costUsd }) => costUsd).filter((usd) => usd !== null);
  const all: readonly (readonly [string, FactValue | null])[] = [
    ...images.flatMap(({ width, height }) => [
      [OWN_FACTS.width, width] as const,
      [OWN_FACTS.height, height] as const,
    ]),
    ...(costs.length > 0 ? costs : [cost.usd]).map((usd) => [OWN_FACTS.cost, usd] as const),
    [OWN_FACTS.rating, rating],
    [OWN_FACTS.parent, parent?.toLowerCase() ?? null],
    ...[id, ...images.map((image) => image.id)].map((own) => [OWN_FACTS.id, own.toLowerCase()] as const),
    ...tags.map((tag) => [OWN_FACTS.tag, tag.toLowerCase()] as const),
  ];
  return all.flatMap(([name, value]): readonly Fact[] => (value === null ? [] : [[name, value]]));
}

/** Digits as the integer that they are; what is none stays text. */
function toExact(digits: string): FactValue {
  return /^-?\d{1,19}$/.test(digits) ? BigInt.asIntN(64, BigInt(digits)) : digits.toLowerCase();
}
