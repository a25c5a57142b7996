import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert, Images, Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { tasksQuery } from '#web/api/tasks-query.ts';
import type { PickRequest } from '#web/form/state/form-services.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { ResultGrid } from './result-grid.tsx';

type PickImagePartProps = {
  readonly request: PickRequest;
  readonly onSettle: (values: readonly string[]) => void;
};

/** The results, newest first, to choose one from, or several in the order in which they are chosen. */
export function PickImagePart({ request: { title, isMultiple }, onSettle }: PickImagePartProps) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const settled = useDeferredValue(words.trim());
  const {
    data: tasks,
    error,
    refetch,
    ...paging
  } = useInfiniteQuery(tasksQuery(settled ? { q: settled } : {}));
  const images = (tasks ?? []).flatMap((task) => task.images.map((image) => ({ task, image })));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = paging;

  function goToGrid(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    grid.current?.focus();
  }

  function readMore() {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onSettle([])}
      size="lg"
      title={`From the gallery: ${title}`}
      initialFocus={search}
      footer={
        isMultiple ? (
          <Button
            variant="primary"
            aria-disabled={chosen.length === 0}
            onClick={() => chosen.length > 0 && onSettle(chosen)}
          >
            {chosen.length < 2 ? 'Add the image' : `Add ${chosen.length} images`}
          </Button>
        ) : undefined
      }
    >
      <div className="space-y-3">
        <TextField
          ref={search}
          label="Search prompts and parameters"
          type="search"
          placeholder="Search prompts, seeds, parameters"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={goToGrid}
          suffix={<Search aria-hidden="true" className="size-4" />}
        />
        {tasks || error ? null : <Skeleton className="h-80 w-full" />}
        {error && !tasks ? (
          <EmptyState
            icon={CircleAlert}
            title="The results cannot be shown"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </EmptyState>
        ) : null}
        {tasks && images.length === 0 ? (
          <EmptyState icon={Images} title={settled ? 'Nothing matches' : 'No images yet'}>
            {settled ? 'No result has these words. Take some away.' : 'What you make appears here.'}
          </EmptyState>
        ) : null}
        {images.length > 0 ? (
          <ResultGrid
            ref={grid}
            images={images}
            chosen={chosen}
            isMultiple={isMultiple}
            onChoose={setChosen}
            onSettle={onSettle}
            onNearEnd={readMore}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
