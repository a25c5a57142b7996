import { useQuery } from '@tanstack/react-query';
import type { MouseEvent, ReactNode } from 'react';
import { leavesOf } from '#core/schema/path.ts';
import type { Task } from '#core/task.ts';
import { totalsQuery } from '#web/api/totals-query.ts';
import { countOf } from '#web/ui/count-of.ts';

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
      {sources.map((id, at) => (
        <li key={id}>
          <FindLink query={`id:${id}`} onFind={onFind}>
            {sources.length === 1 ? 'The image' : `Image ${at + 1}`} that this was made from
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
        <Descendants
          key={image.id}
          query={`from:"image:${image.id}"`}
          what={`made from ${task.images.length === 1 ? 'this image' : `image ${image.index + 1}`}`}
          onFind={onFind}
        />
      ))}
      <Descendants query={`parent:${task.id}`} what="run again from this task" onFind={onFind} />
    </ul>
  );
}

type DescendantsProps = Pick<LineageProps, 'onFind'> & {
  readonly query: string;
  /** What was done to come to them: "made from this image". */
  readonly what: string;
};

function Descendants({ query, what, onFind }: DescendantsProps) {
  const { data: totals } = useQuery(totalsQuery(query));
  if (!totals || totals.tasks === 0) return null;
  return (
    <li>
      <FindLink query={query} onFind={onFind}>
        {countOf(totals.tasks, 'task')} {totals.tasks === 1 ? 'was' : 'were'} {what}
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
