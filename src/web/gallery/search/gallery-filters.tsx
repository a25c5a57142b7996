import { Star, Trash2 } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import { quoting } from '#core/query/quoting.ts';
import { lexicon } from '#web/api/lexicon.ts';
import { useTitleOfModel } from '#web/task/use-title-of-model.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/select.tsx';
import { QueryBox } from './query-box.tsx';
import { QueryChips } from './query-chips.tsx';
import { queryText } from './query-text.ts';
import { useQueryText } from './use-query-text.ts';

type GalleryFiltersProps = {
  readonly query: string;
  readonly models: readonly Model[];
  readonly tags: readonly string[];
  readonly onQuery: (query: string) => void;
};

/** Stands for no choice of a model. */
const ALL = 'all';

/** One query, to be typed, and to be changed by what is asked for most: model, stars, bin. */
export function GalleryFilters({ query, models, tags, onQuery }: GalleryFiltersProps) {
  const { text, type, replace } = useQueryText(query, onQuery);
  const titleOf = useTitleOfModel();
  const { vocabulary } = lexicon.of(models);
  const chosen = models.find(({ id }) => queryText.has(text, termOf(id)));

  function chooseModel(id: string): void {
    const rest = queryText.without(text, (raw) => raw.toLowerCase().startsWith('model:'));
    replace(id === ALL ? rest : queryText.with(rest, termOf(id)));
  }

  return (
    <search className="flex flex-wrap items-start gap-2">
      <QueryBox
        text={text}
        vocabulary={vocabulary}
        tags={tags}
        isSettled={text.trim() === query}
        onType={type}
        onReplace={replace}
      />
      <Select
        label="Model"
        value={chosen?.id ?? ALL}
        onChange={chooseModel}
        options={[
          { value: ALL, label: 'All models' },
          ...models.map((model) => ({ value: model.id, label: titleOf(model) })),
        ]}
        className="basis-40 sm:w-56 sm:basis-auto"
      />
      {TOGGLES.map(({ name, term, icon }) => {
        const isOn = queryText.has(text, term);
        return (
          <Button
            key={term}
            variant={isOn ? 'primary' : 'outline'}
            aria-pressed={isOn}
            icon={icon}
            onClick={() => replace(queryText.toggle(text, term))}
          >
            {name}
          </Button>
        );
      })}
      <QueryChips text={text} vocabulary={vocabulary} onReplace={replace} />
    </search>
  );
}

const TOGGLES = [
  { name: 'Starred', term: 'is:starred', icon: Star },
  { name: 'Bin', term: 'is:deleted', icon: Trash2 },
] as const;

/** In lower case, as terms are compared. */
function termOf(model: string): string {
  return `model:${quoting.addWhereNeeded(model)}`.toLowerCase();
}
