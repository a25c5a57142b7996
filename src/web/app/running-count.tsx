import { useInfiniteQuery } from '@tanstack/react-query';
import { isFinal } from '#core/task.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import { Spinner } from '#web/ui/spinner.tsx';

/** How many tasks run now. Nothing where none does. */
export function RunningCount() {
  const { data: tasks } = useInfiniteQuery(tasksQuery({}));
  const count = tasks?.filter((task) => !isFinal(task.status)).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="flex items-center gap-1.5 text-xs text-ink-soft">
      <Spinner size="sm" />
      <span>
        {count} <span className="max-sm:sr-only">running</span>
      </span>
    </span>
  );
}
