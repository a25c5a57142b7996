import { type Field, flattenFields } from '#core/schema/field.ts';
import { leavesOf, toDefinitionPath } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import type { Task } from '#core/task.ts';
import { wordsOf } from './words-of.ts';

/** Where words are looked for: each is a list of words in their order. */
export type TaskTexts = {
  readonly prompt: readonly string[];
  readonly negative: readonly string[];
  /** Every other parameter that was set, seeds, tags and the note. */
  readonly rest: readonly string[];
};

/** The words of a task. Names of files are none. */
export function textsOfTask(task: Task, fields: readonly Field[]): TaskTexts {
  const prompt = fieldOfRole(fields, 'prompt')?.path;
  const negative = fieldOfRole(fields, 'negative-prompt')?.path;
  const images = imagePathsOf(fields);
  const leaves = leavesOf(task.input);
  const wordsAt = (path: string | undefined) =>
    leaves.flatMap(([at, value]) => (at === path ? wordsOf(String(value)) : []));
  const others = leaves.flatMap(([path, value]) => {
    if (path === prompt || path === negative || images.has(toDefinitionPath(path))) return [];
    return Array.isArray(value) ? value.map(String) : [String(value)];
  });
  const seeds = task.images.map(({ seed }) => seed ?? '');
  return {
    prompt: wordsAt(prompt),
    negative: wordsAt(negative),
    rest: [...others, ...seeds, ...task.tags, task.note].flatMap(wordsOf),
  };
}

function imagePathsOf(fields: readonly Field[]): ReadonlySet<string> {
  const images = flattenFields(fields).filter(takesImages);
  return new Set(images.map(({ path }) => path));
}
