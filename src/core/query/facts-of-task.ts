import { type Field, flattenFields } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import { leavesOf, toDefinitionPath } from '#core/schema/path.ts';
import type { Task } from '#core/task.ts';
import { exactOf } from './exact-of.ts';
import { OWN_FACTS } from './own-facts.ts';
import { roleFactOf } from './role-fact-of.ts';

/** Texts are in lower case; 64-bit integers are `bigint`. */
type FactValue = string | number | bigint;
/** A parameter that was set, by its path in the definition, or one of `OWN_FACTS`. */
export type Fact = readonly [name: string, value: FactValue];

/** How much of a text is kept to be compared, in UTF-16 units: the longest are prompts, which are found by their words. */
const MOST_TEXT = 400;

/** What of a task can be asked for by key, beside what each of its images has for itself (`facts-of-image`). */
export function factsOfTask(task: Task, fields: readonly Field[]): readonly Fact[] {
  const { rating, parent, tags } = task;
  const own: readonly (readonly [string, FactValue | null])[] = [
    [OWN_FACTS.rating, rating],
    [OWN_FACTS.parent, parent?.toLowerCase() ?? null],
    ...tags.map((tag) => [OWN_FACTS.tag, tag.toLowerCase()] as const),
  ];
  const known = own.flatMap(([name, value]): readonly Fact[] => (value === null ? [] : [[name, value]]));
  return [...parametersOf(task, fields), ...known];
}

function parametersOf(task: Task, fields: readonly Field[]): readonly Fact[] {
  const all = flattenFields(fields);
  const exact = new Set(all.flatMap(({ kind, path }) => (kind === 'int64' ? [path] : [])));
  const ofImages = new Set(all.flatMap(({ role, path }) => (roleFactOf(role) ? [path] : [])));
  return leavesOf(task.input).flatMap(([path, value]) => {
    const name = toDefinitionPath(path);
    if (ofImages.has(name)) return [];
    const values: readonly InputValue[] = Array.isArray(value) ? value : [value];
    return values.flatMap((single): readonly Fact[] => {
      if (typeof single === 'number') return [[name, single]];
      if (typeof single === 'boolean') return [[name, String(single)]];
      if (typeof single !== 'string') return [];
      return [[name, exact.has(name) ? exactOf(single) : single.toLowerCase().slice(0, MOST_TEXT)]];
    });
  });
}
