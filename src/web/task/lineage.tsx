import { useQuery } from '@tanstack/react-query';
import type { MouseEvent, ReactNode } from 'react';
import { leavesOf } from '#core/schema/path.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { totalsQuery } from '#web/api/totals-query.ts';

type LineageProps = {
  readonly task: Task;
  /** Looks in the gallery for what a query finds. Absent, a link leads there. */
  readonly onFind: ((query: string) => void) | undefined;
};

/** What a task was made from, and what was made from its images, as links into the gallery. */
export function Lineage({ task, onFind }: LineageProps) {
  const sources = sourcesOf(task);
  return (
    <ul aria-label="Lineage" className="space-y-1 text-xs empty:hidden">
      {sources.map((id) => (
        <li key={id}>
          <FindLink query={`id:${id}`} onFind={onFind}>
            Made from this image
          </FindLink>
        </li>
      ))}
      {task.parent ? (
        <li>
          <FindLink query={`id:${task.parent}`} onFind={onFind}>
            Run again from this task
          </FindLink>
        </li>
      ) : null}
      {task.images.map((image) => (
        <Descendants key={image.id} image={image} count={task.images.length} onFind={onFind} />
      ))}
    </ul>
  );
}

type DescendantsProps = Pick<LineageProps, 'onFind'> & {
  readonly image: TaskImage;
  /** How many images its task has. */
  readonly count: number;
};

function Descendants({ image, count, onFind }: DescendantsProps) {
  const query = `from:"image:${image.id}"`;
  const { data: totals } = useQuery(totalsQuery(query));
  if (!totals || totals.tasks === 0) return null;
  return (
    <li>
      <FindLink query={query} onFind={onFind}>
        {totals.tasks === 1 ? '1 task was' : `${totals.tasks} tasks were`} made from{' '}
        {count === 1 ? 'this image' : `image ${image.index + 1}`}
      </FindLink>
    </li>
  );
}

type FindLinkProps = Pick<LineageProps, 'onFind'> & { readonly query: string; readonly children: ReactNode };

function FindLink({ query, onFind, children }: FindLinkProps) {
  function find(event: MouseEvent): void {
    // With a key, the browser opens it elsewhere.
    if (!onFind || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onFind(query);
  }
  return (
    <a
      href={`/gallery?${new URLSearchParams({ q: query })}`}
      onClick={find}
      className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
    >
      {children}
    </a>
  );
}

/** The ids of the results that stand in a task's input. */
function sourcesOf({ input }: Task): readonly string[] {
  const values = leavesOf(input).flatMap(([, value]) => (Array.isArray(value) ? value : [value]));
  const ids = values.flatMap((value) =>
    typeof value === 'string' ? (/^image:(.+)$/.exec(value)?.[1] ?? []) : [],
  );
  return [...new Set(ids)];
}
