import { useQuery } from '@tanstack/react-query';
import { Search, Star, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { modelsQuery } from '#web/api/models-query.ts';
import type { TaskFilter } from '#web/api/task-filter.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type GalleryFiltersProps = {
  readonly filter: TaskFilter;
  readonly onFilter: (filter: TaskFilter) => void;
  /** What can be done with all that is shown. */
  readonly actions: ReactNode;
};

/** Stands for no choice of a model. */
const ALL = 'all';

/** How long typing rests before it is looked for, in milliseconds. */
const TYPING_MS = 250;

/** Words, model, stars, bin: what the grid shows. */
export function GalleryFilters({ filter, onFilter, actions }: GalleryFiltersProps) {
  const { data } = useQuery(modelsQuery);
  const [words, setWords] = useState(filter.q ?? '');
  const timer = useRef<number | null>(null);
  useEffect(() => {
    // The URL may change from outside, as by going back; what is being typed comes first.
    if (timer.current === null) setWords(filter.q ?? '');
  }, [filter.q]);

  function lookFor(text: string): void {
    setWords(text);
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      timer.current = null;
      onFilter({ ...filter, q: text || undefined });
    }, TYPING_MS);
  }

  const models = [
    { value: ALL, label: 'All models' },
    ...(data?.models ?? []).map((model) => ({
      value: model.id,
      label: `${model.definition.title}, ${model.provider}`,
    })),
  ];
  return (
    <search className="flex flex-wrap items-center gap-2 p-3">
      <TextField
        label="Search prompts and parameters"
        type="search"
        placeholder="Search prompts, seeds, parameters"
        value={words}
        onChange={(event) => lookFor(event.target.value)}
        suffix={<Search aria-hidden="true" className="size-4" />}
        className="min-w-48 flex-1 sm:max-w-96"
      />
      <Select
        label="Model"
        value={filter.model ?? ALL}
        onChange={(model) => onFilter({ ...filter, model: model === ALL ? undefined : model })}
        options={models}
        className="sm:w-64"
      />
      <Button
        variant={filter.starred ? 'primary' : 'outline'}
        aria-pressed={filter.starred ?? false}
        icon={Star}
        onClick={() => onFilter({ ...filter, starred: filter.starred ? undefined : true })}
      >
        Starred
      </Button>
      <Button
        variant={filter.deleted ? 'primary' : 'outline'}
        aria-pressed={filter.deleted ?? false}
        icon={Trash2}
        onClick={() => onFilter({ ...filter, deleted: filter.deleted ? undefined : true })}
      >
        Bin
      </Button>
      {actions}
    </search>
  );
}
