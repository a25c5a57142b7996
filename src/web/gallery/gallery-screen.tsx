import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CircleAlert, Images } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { foundImages } from '#core/query/found-images.ts';
import { imageTerms } from '#core/query/image-terms.ts';
import { looksIntoBin } from '#core/query/looks-into-bin.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import { printQuery } from '#core/query/print-query.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { lexicon } from '#web/api/lexicon.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { BinNotice } from './bin-notice.tsx';
import { FilesMenu } from './files-menu.tsx';
import { GalleryGrid } from './grid/gallery-grid.tsx';
import { stackTiles } from './grid/stack-tiles.ts';
import { tilesOfTasks } from './grid/tiles-of-tasks.ts';
import { useGalleryView } from './grid/use-gallery-view.ts';
import { ViewOptions } from './grid/view-options.tsx';
import { OpenTask } from './open-task.tsx';
import { GalleryFilters } from './search/gallery-filters.tsx';
import { SelectionBar } from './selection/selection-bar.tsx';
import { useSelection } from './selection/use-selection.ts';
import { useSelectionKeys } from './selection/use-selection-keys.ts';
import { TotalsLine } from './totals-line.tsx';

type GalleryScreenProps = {
  /** As it was typed, mistakes and all. */
  readonly query: string;
  /** The task whose details are open. */
  readonly taskId: string | null;
  readonly onQuery: (query: string) => void;
  readonly onOpen: (id: string | null) => void;
  /** Looks for another query, with nothing open above it. */
  readonly onFind: (query: string) => void;
  readonly onCompare: (url: string) => void;
  readonly onPlayground: () => void;
};

/** Every image of every task, newest first. */
export function GalleryScreen({
  query,
  taskId,
  onQuery,
  onOpen,
  onFind,
  onCompare,
  onPlayground,
}: GalleryScreenProps) {
  const { data } = useQuery(modelsQuery);
  const models = data?.models ?? NO_MODELS;
  const { vocabulary, fieldsOf } = lexicon.of(models);
  const { query: found } = parseQuery(query, vocabulary);
  // A mistake in one term leaves the others.
  const q = printQuery(found);
  const filter = q ? { q } : {};
  const { data: tasks, error, isPending, refetch, ...paging } = useInfiniteQuery(tasksQuery(filter));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = paging;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const { view, setView } = useGalleryView();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  // What holds for a task as a whole holds for those in the list.
  const terms = imageTerms(found, vocabulary);
  const single = tilesOfTasks(tasks ?? [], (task) =>
    foundImages(terms, { task, fields: fieldsOf(task.model) }, vocabulary),
  );
  const tiles = view.isStacked
    ? stackTiles(single, { unfolded, seedPathOf: (id) => seedPathOf(id, models) })
    : single;
  const selection = useSelection(tiles);
  useSelectionKeys(selection);
  const tags = [...new Set((tasks ?? []).flatMap((task) => task.tags))].toSorted();

  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">Gallery</h1>
      <div className="space-y-2 p-3">
        <GalleryFilters query={query} models={models} tags={tags} onQuery={onQuery} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <TotalsLine query={q} />
          <div className="flex flex-wrap items-center gap-2">
            <ViewOptions view={view} onView={setView} />
            <FilesMenu filter={filter} isEmpty={!tasks || tasks.length === 0} />
          </div>
        </div>
        {looksIntoBin(found) ? <BinNotice /> : null}
      </div>
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
      {tasks?.length === 0 ? <NothingHere query={q} /> : null}
      {tasks && tasks.length > 0 ? (
        <GalleryGrid
          tiles={tiles}
          view={view}
          query={q}
          selection={selection}
          onOpen={onOpen}
          onUnfold={(key) => setUnfolded(toggled(unfolded, key))}
          onNearEnd={readMore}
        />
      ) : null}
      {selection.chosen.length > 0 ? (
        <SelectionBar chosen={selection.chosen} tags={tags} onClear={selection.clear} onCompare={onCompare} />
      ) : null}
      {taskId === null ? null : (
        <OpenTask id={taskId} onClose={() => onOpen(null)} onPlayground={onPlayground} onFind={onFind} />
      )}
    </main>
  );
}

const NO_MODELS: readonly Model[] = [];

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set(keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key]);
}

function seedPathOf(id: string, models: readonly Model[]): string {
  const model = models.find((known) => known.id === id);
  return (model && fieldOfRole(model.fields, 'seed')?.path) ?? 'seed';
}

function NothingHere({ query }: { readonly query: string }) {
  if (query === 'is:deleted') {
    return (
      <EmptyState icon={Images} title="The bin is empty">
        What you delete lies here for 30 days.
      </EmptyState>
    );
  }
  return query ? (
    <EmptyState icon={Images} title="Nothing matches">
      No image has all of these words and filters. Take one away.
    </EmptyState>
  ) : (
    <EmptyState icon={Images} title="No images yet">
      Everything that you make in the playground appears here, with its seed and its cost.
    </EmptyState>
  );
}
