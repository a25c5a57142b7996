import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert, Images } from 'lucide-react';
import { useCallback } from 'react';
import type { TaskFilter } from '#web/api/task-filter.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { FilesMenu } from './files-menu.tsx';
import { GalleryFilters } from './gallery-filters.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import { OpenTask } from './open-task.tsx';

type GalleryScreenProps = {
  readonly filter: TaskFilter;
  /** The task whose details are open. */
  readonly taskId: string | null;
  readonly onFilter: (filter: TaskFilter) => void;
  readonly onOpen: (id: string | null) => void;
};

/** Every image of every task, newest first. */
export function GalleryScreen({ filter, taskId, onFilter, onOpen }: GalleryScreenProps) {
  const {
    data: tasks,
    error,
    isPending,
    hasNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery(tasksQuery(filter));
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">Gallery</h1>
      <GalleryFilters
        filter={filter}
        onFilter={onFilter}
        actions={<FilesMenu filter={filter} isEmpty={!tasks || tasks.length === 0} />}
      />
      {isPending ? <Skeleton className="mx-3 h-96" /> : null}
      {error && !tasks ? (
        <EmptyState
          icon={CircleAlert}
          title="The gallery cannot be shown"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </EmptyState>
      ) : null}
      {tasks?.length === 0 ? <NothingHere filter={filter} /> : null}
      {tasks && tasks.length > 0 ? <GalleryGrid tasks={tasks} onOpen={onOpen} onNearEnd={readMore} /> : null}
      {taskId === null ? null : <OpenTask id={taskId} onClose={() => onOpen(null)} />}
    </main>
  );
}

function NothingHere({ filter }: { readonly filter: TaskFilter }) {
  if (filter.deleted) {
    return (
      <EmptyState icon={Images} title="The bin is empty">
        What you delete lies here for 30 days.
      </EmptyState>
    );
  }
  const isFiltered = filter.q || filter.model || filter.starred;
  return isFiltered ? (
    <EmptyState icon={Images} title="Nothing matches">
      No task has these words, this model or this mark. Take a filter away.
    </EmptyState>
  ) : (
    <EmptyState icon={Images} title="No images yet">
      Everything that you make in the playground appears here, with its seed and its cost.
    </EmptyState>
  );
}
