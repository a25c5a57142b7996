import type { Task, TaskPage } from '#core/task.ts';
import { belongsOnPage } from './belongs-on-page.ts';
import { insertByTime } from './insert-by-time.ts';

/** A task as the page knows it, and when it heard so: milliseconds since 1970. */
export type KnownTask = { readonly task: Task; readonly heardAt: number };

type Merge = {
  readonly page: TaskPage;
  /** Whether a task is one of the list. */
  readonly belongs: (task: Task) => boolean;
  /** When the last task of the page before was accepted. `null`: it is the page with the newest tasks. */
  readonly below: string | null;
  /** When the page was asked for: what was heard later may be missing in it. Milliseconds since 1970. */
  readonly askedAt: number;
  readonly known: readonly KnownTask[];
};

/**
 * A page of a list that was under way while events came: a task that is known newer stands in it as it is known, one that
 * has left the list meanwhile is taken out, and one that began or came in meanwhile is put in its place.
 */
export function mergePage({ page, belongs, below, askedAt, known }: Merge): TaskPage {
  const byId = new Map(known.map(({ task }) => [task.id, task]));
  const tasks = page.tasks.flatMap((task) => {
    const other = byId.get(task.id);
    if (!other || other.revision <= task.revision) return [task];
    return belongs(other) ? [other] : [];
  });
  const listed = new Set(page.tasks.map((task) => task.id));
  const begun = known
    .filter(({ task, heardAt }) => heardAt >= askedAt && !listed.has(task.id) && belongs(task))
    .map(({ task }) => task)
    .filter((task) => belongsOnPage(page, task) && (below === null || task.times.accepted < below));
  return { ...page, tasks: begun.reduce<Task[]>(insertByTime, tasks) };
}
