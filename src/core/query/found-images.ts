import type { Field } from '#core/schema/field.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { matchesQuery } from './matches-query.ts';
import type { Query } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

type Subject = {
  readonly task: Task;
  /** Those of its model; none where that is not known. */
  readonly fields: readonly Field[];
};

/** The images of a task for which a query holds; `null` stands for a task without any. Empty: the task is not found. */
export function foundImages(
  query: Query,
  { task, fields }: Subject,
  vocabulary: Vocabulary,
): readonly (TaskImage | null)[] {
  const images = task.images.length > 0 ? task.images : [null];
  return images.filter((image) => matchesQuery(query, { task, image, fields }, vocabulary));
}
