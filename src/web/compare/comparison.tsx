import { type ReactNode, useState } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import { type ComparisonSet, MAX_COMPARED } from '#core/compare/comparison-set.ts';
import { compareUrl } from '#web/task/compare/compare-url.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { countOf } from '#web/ui/count-of.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Select } from '#web/ui/select.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { RunAgainDialog } from './again/run-again-dialog.tsx';
import { CompareTable } from './compare-table.tsx';
import type { CompareView } from './compare-view.ts';
import { createViewStore, type ViewStore } from './create-view-store.ts';
import { DifferenceView } from './difference-view.tsx';
import { ExportButton } from './export-button.tsx';
import { FlickerView } from './flicker-view.tsx';
import { modelTitle } from './model-title.ts';
import type { Pair } from './pair.ts';
import { RecipesButton } from './recipes-button.tsx';
import { RunPlace } from './runs/run-place.tsx';
import type { ComparedRun } from './runs/use-runs.ts';
import { SideView } from './side-view.tsx';
import { SliderView } from './slider-view.tsx';
import { useStarKeys } from './use-star-keys.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

type ComparisonProps = {
  readonly all: readonly Compared[];
  readonly runs: readonly ComparedRun[];
  /** As the URL has it. */
  readonly set: ComparisonSet;
  readonly view: CompareView;
  readonly onView: (view: CompareView) => void;
  readonly onSet: (set: ComparisonSet) => void;
};

const VIEWS = [
  { value: 'side', label: 'Side by side' },
  { value: 'slider', label: 'Slider' },
  { value: 'flicker', label: 'Flicker' },
  { value: 'difference', label: 'Difference' },
] as const satisfies readonly { readonly value: CompareView; readonly label: string }[];

/** The pictures in the chosen view, and the table beneath. Views of two show the first and one of the others. */
export function Comparison({ all, runs, set, view, onView, onSet }: ComparisonProps) {
  const [store] = useState(createViewStore);
  const [secondId, setSecondId] = useState<string | null>(null);
  const [againId, setAgainId] = useState<string | null>(null);
  const toast = useToast();
  useStarKeys(all);
  const [first, ...others] = all;
  const second = others.find(({ image }) => image.id === secondId) ?? others[0];
  const ids = all.map(({ image }) => image.id);
  const again = all.findIndex(({ image }) => image.id === againId);

  function runAgain(id: string): void {
    if (all.length + runs.length < MAX_COMPARED) setAgainId(id);
    else
      toast.show({
        tone: 'warning',
        title: `${MAX_COMPARED} images are as many as can be compared. Take one out first, then run again.`,
      });
  }

  const places = runs.map((run) => (
    <li key={run.id} className="min-w-0">
      <RunPlace run={run} onRemove={() => onSet({ ...set, runs: set.runs.filter((id) => id !== run.id) })} />
    </li>
  ));
  if (!first) return <RunList>{places}</RunList>;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="View" value={view} onChange={onView} options={VIEWS} />
        {view !== 'side' && second && others.length > 1 ? (
          <Select
            label="Second image"
            value={second.image.id}
            onChange={setSecondId}
            options={others.map((compared, index) => ({
              value: compared.image.id,
              label: `1 with ${index + 2}: ${modelTitle(compared)}`,
            }))}
            className="sm:w-64"
          />
        ) : null}
        <ZoomButtons store={store} first={first.image} />
        <span className="flex flex-wrap gap-2 sm:ml-auto">
          <CopyButton text={() => window.location.origin + compareUrl(ids)} label="Copy the link">
            Link
          </CopyButton>
          <RecipesButton all={all} />
          <ExportButton all={all} />
        </span>
      </div>
      {view === 'side' ? (
        <SideView
          all={all}
          store={store}
          onFirst={(id) => onSet({ ...set, images: [id, ...ids.filter((other) => other !== id)] })}
          onRemove={(id) => onSet({ ...set, images: ids.filter((other) => other !== id) })}
          onAgain={runAgain}
          places={places}
        />
      ) : second ? (
        <PairView view={view} pair={[first, second]} store={store} />
      ) : null}
      <p role="status" className="sr-only">
        {countOf(all.length, 'image')}
        {runs.length > 0 ? `, ${runs.length} to join` : ''}
      </p>
      {view === 'side' || places.length === 0 ? null : <RunList>{places}</RunList>}
      {second || places.length > 0 ? null : (
        <Notice
          tone="neutral"
          title="One image alone has nothing to stand against. Add another from the playground or the gallery."
        />
      )}
      <CompareTable all={all} />
      <RunAgainDialog
        compared={all[again] ?? null}
        number={again + 1}
        onTaken={({ id }) => onSet({ images: ids, runs: [...set.runs, id] })}
        onClose={() => setAgainId(null)}
      />
    </>
  );
}

/** Runs, where they do not stand among the pictures. */
function RunList({ children }: { readonly children: ReactNode }) {
  return (
    <ul aria-label="Runs" className="grid gap-2 sm:grid-cols-2 md:grid-cols-3">
      {children}
    </ul>
  );
}

type PairViewProps = {
  readonly view: Exclude<CompareView, 'side'>;
  readonly pair: Pair<Compared>;
  readonly store: ViewStore;
};

function PairView({ view, ...rest }: PairViewProps) {
  switch (view) {
    case 'slider':
      return <SliderView {...rest} />;
    case 'flicker':
      return <FlickerView {...rest} />;
    case 'difference':
      return <DifferenceView {...rest} />;
  }
}
